namespace PerfGen.Analyzers.Metrics;

/// <summary>The instruments of <c>System.Diagnostics.Metrics</c>, observable or not.</summary>
internal enum InstrumentKind
{
    Counter,
    UpDownCounter,
    Histogram,
    Gauge,
}
