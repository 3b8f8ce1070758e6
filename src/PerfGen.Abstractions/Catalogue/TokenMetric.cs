namespace PerfGen;

/// <summary>A number of tokens of a language model.</summary>
public sealed class TokenMetric : KnownMetric
{
    internal TokenMetric(string name)
        : base(name)
    {
    }
}
