namespace PerfGen.Store.DuckDB;

/// <summary>What the doctor found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="What">What is so, in a sentence.</param>
/// <param name="Advice">What to do about it; null where nothing is.</param>
public sealed record StoreFinding(FindingSeverity Severity, string What, string? Advice = null);

/// <summary>How bad it is.</summary>
public enum FindingSeverity
{
    /// <summary>It is as it should be.</summary>
    Fine = 0,

    /// <summary>Worth knowing.</summary>
    Note = 1,

    /// <summary>Something is not as it should be; nothing is lost.</summary>
    Warning = 2,

    /// <summary>Something is damaged or lost.</summary>
    Damage = 3,
}
