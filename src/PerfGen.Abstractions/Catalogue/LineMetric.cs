namespace PerfGen;

/// <summary>A number of lines of text.</summary>
public sealed class LineMetric : KnownMetric
{
    internal LineMetric(string name)
        : base(name)
    {
    }
}
