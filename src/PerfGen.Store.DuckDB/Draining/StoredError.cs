namespace PerfGen.Store.DuckDB.Draining;

/// <summary>What a call threw.</summary>
/// <param name="Type">Full name of the exception's type: a place among the batch's strings, later its number in the database; null is unknown.</param>
/// <param name="MessageHash">Equal for equal messages.</param>
internal readonly record struct StoredError(int? Type, long MessageHash);
