namespace PerfGen.Analyzers.Metrics;

/// <summary>What names a metric.</summary>
internal enum MetricUseKind
{
    /// <summary><c>[TrackPerformance(metric)]</c>; its unit is always seconds.</summary>
    TrackPerformance,

    /// <summary><c>[Measure(name, unit, From = …)]</c>.</summary>
    Measure,

    /// <summary><c>Perf.Record(name, value, unit)</c>.</summary>
    Record,

    /// <summary><c>Meter.CreateCounter(name, unit)</c> and its like; the values are recorded elsewhere.</summary>
    Instrument,
}
