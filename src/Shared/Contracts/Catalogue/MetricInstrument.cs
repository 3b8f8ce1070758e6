namespace PerfGen.Contracts;

/// <summary>How single values of a metric come together.</summary>
internal enum MetricInstrument
{
    /// <summary>A distribution: means and percentiles say something, a sum rarely does.</summary>
    Histogram,

    /// <summary>Amounts that add up.</summary>
    Counter,

    /// <summary>A level at a moment: the last one counts, and a sum means nothing.</summary>
    Gauge,

    /// <summary>Amounts that add up to a level: some are below zero.</summary>
    UpDownCounter,
}
