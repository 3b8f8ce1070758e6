namespace PerfGen.Analysis;

/// <summary>The breakdown of old records: whole numbers that were truncated, and so do not quite add up to the score.</summary>
/// <param name="TestsPassing">From completion.</param>
/// <param name="StandardsCompliance">From best practices.</param>
/// <param name="Documentation">From documentation.</param>
/// <param name="PatternAdherence">From best practices.</param>
/// <param name="CodeMetrics">From lines of code.</param>
public sealed record CompatBreakdown(int TestsPassing, int StandardsCompliance, int Documentation, int PatternAdherence, int CodeMetrics);
