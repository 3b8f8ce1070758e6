namespace PerfGen;

/// <summary>A metric of money. Each value has its currency; they are never added up across currencies.</summary>
public sealed class CostMetric : KnownMetric
{
    internal CostMetric(string name)
        : base(name)
    {
    }
}
