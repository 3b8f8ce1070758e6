namespace PerfGen.Query.Reporting;

/// <summary>How long the periods of a report are.</summary>
public enum PeriodKind
{
    /// <summary>A day.</summary>
    Daily,

    /// <summary>A week from Monday to Sunday, as ISO 8601 counts them.</summary>
    Weekly,

    /// <summary>A month.</summary>
    Monthly,
}
