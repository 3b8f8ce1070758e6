namespace PerfGen;

/// <summary>Records values of metrics that PerfGen or the project's catalogue knows: <c>Metrics.TestCoverage.Record(85.5)</c>. What each kind takes leaves no choice of unit. Like <see cref="Perf.Record"/>: thread-safe, never throws into the caller.</summary>
public static class MetricRecording
{
    /// <summary>Records a time.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="duration">How long it took; recorded in seconds.</param>
    public static void Record(this DurationMetric metric, TimeSpan duration) => Perf.Record(metric.Name, duration.TotalSeconds, metric.Unit);

    /// <summary>Records a size.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="bytes">In bytes.</param>
    public static void Record(this SizeMetric metric, long bytes) => Perf.Record(metric.Name, bytes, metric.Unit);

    /// <summary>Records a share of a hundred.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="percent">0 to 100.</param>
    public static void Record(this PercentMetric metric, double percent) => Perf.Record(metric.Name, percent, metric.Unit);

    /// <summary>Records a ratio.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="ratio">1 is the whole.</param>
    public static void Record(this RatioMetric metric, double ratio) => Perf.Record(metric.Name, ratio, metric.Unit);

    /// <summary>Records a score.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="score">On the metric's scale, <see cref="KnownMetric.Minimum"/> to <see cref="KnownMetric.Maximum"/>.</param>
    public static void Record(this ScoreMetric metric, double score) => Perf.Record(metric.Name, score, metric.Unit);

    /// <summary>Records a cost.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="amount">In the currency.</param>
    /// <param name="currency">Its ISO 4217 code; the metric's own where it is null. A code that is none is not recorded, and reported to the event source <c>PerfGen</c>.</param>
    public static void Record(this CostMetric metric, decimal amount, string? currency = null) => Perf.Record(metric.Name, (double)amount, currency ?? metric.Unit);

    /// <summary>Records tokens.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="tokens">How many.</param>
    public static void Record(this TokenMetric metric, long tokens) => Perf.Record(metric.Name, tokens, metric.Unit);

    /// <summary>Records lines.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="lines">How many.</param>
    public static void Record(this LineMetric metric, long lines) => Perf.Record(metric.Name, lines, metric.Unit);

    /// <summary>Records a number of things.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="count">How many.</param>
    public static void Record(this CountMetric metric, long count) => Perf.Record(metric.Name, count, metric.Unit);

    /// <summary>Records a rate.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="perSecond">How many in a second.</param>
    public static void Record(this RateMetric metric, double perSecond) => Perf.Record(metric.Name, perSecond, metric.Unit);
}
