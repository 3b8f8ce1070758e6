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

    /// <summary><c>Metrics.LlmCost.Record(0.02m, "EUR")</c>: the name and, but for costs, the unit are given.</summary>
    Typed,

    /// <summary><c>Meter.CreateCounter(name, unit)</c> and its like; the values are recorded elsewhere.</summary>
    Instrument,

    /// <summary><c>counter.Add(value)</c> or <c>histogram.Record(value)</c> on an instrument that the compilation creates; name and unit stand there.</summary>
    InstrumentValue,
}
