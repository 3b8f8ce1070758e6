namespace PerfGen.Exchange.Otlp.Http;

/// <summary>What a request is about.</summary>
internal enum OtlpSignal
{
    /// <summary>Spans.</summary>
    Traces,

    /// <summary>Points of metrics.</summary>
    Metrics,

    /// <summary>Log records.</summary>
    Logs,
}
