namespace PerfGen.Query.Reporting;

/// <summary>How a call or a task ended, as far as it counts.</summary>
internal enum SpanOutcome
{
    /// <summary>It succeeded.</summary>
    Done = 0,

    /// <summary>It failed or timed out.</summary>
    Failed = 1,

    /// <summary>It was in progress, and is neither: cancelled, skipped or left early.</summary>
    Neither = 2,
}
