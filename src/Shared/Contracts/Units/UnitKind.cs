namespace PerfGen.Contracts;

/// <summary>What a unit measures, as far as rules tell kinds apart.</summary>
internal enum UnitKind
{
    Time,
    Information,

    /// <summary>A share: percent, or a ratio of 0 to 1.</summary>
    Share,
    Tokens,
    Lines,
    Count,
    Score,
    Money,

    /// <summary>Things of one kind, which only an annotation names: <c>{file}</c>.</summary>
    Things,

    /// <summary>One unit per another: <c>{token}/s</c>.</summary>
    Rate,
}
