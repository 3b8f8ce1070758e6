namespace PerfGen.Store.DuckDB;

/// <summary>The database cannot be used. The message is one sentence that says what is wrong, where, and what to do; nothing recorded is lost by it.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="kind">What kind of thing it is.</param>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="inner">What the engine or the file system said.</param>
    public StoreException(StoreErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What kind of thing is wrong.</summary>
    public StoreErrorKind Kind { get; }

    /// <summary>Who has the file open, for <see cref="StoreErrorKind.Busy"/>; null where it is not known.</summary>
    public FileHolder? HeldBy { get; init; }

    /// <summary>The version of PerfGen that the database needs, for <see cref="StoreErrorKind.NewerSchema"/>.</summary>
    public string? VersionNeeded { get; init; }
}
