namespace PerfGen.Analysis;

/// <summary>A figure of quality that another tool's report states.</summary>
/// <param name="Metric">Name of the metric: <c>test_coverage</c>, <c>linting_errors</c>, <c>lint_score</c> or <c>complexity_score</c>.</param>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The metric's unit.</param>
/// <param name="Basis">What it was computed from, in words.</param>
public sealed record QualityReading(string Metric, double Value, string Unit, string Basis);
