namespace PerfGen;

/// <summary>A number of lines of text.</summary>
public sealed class LineMetric : Metric
{
    internal LineMetric(string name)
        : base(name)
    {
    }
}
