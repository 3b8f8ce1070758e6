namespace PerfGen.Analysis;

/// <summary>How tasks are scored. The defaults are the documented ones.</summary>
public sealed record ScoringOptions
{
    /// <summary>Quality from which on a task has passed.</summary>
    public const double DefaultPassMark = 70;

    /// <summary>The documented formulas with their weights.</summary>
    public static ScoringOptions Default { get; } = new();

    /// <summary>What the origin's code computed.</summary>
    public static ScoringOptions Compat { get; } = new() { Mode = ScoringMode.Compat };

    /// <summary>Which formulas. <see cref="ScoringMode.Compat"/> has fixed weights.</summary>
    public ScoringMode Mode { get; init; }

    /// <summary>Weights of the quality score.</summary>
    public QualityWeights Quality { get; init; } = new();

    /// <summary>Weights of the performance index.</summary>
    public IndexWeights Index { get; init; } = new();

    /// <summary>Quality from which on a task has passed, 0 to 100.</summary>
    public double PassMark { get; init; } = DefaultPassMark;

    /// <summary>Says what is wrong with the options; null where nothing is.</summary>
    public string? Objection =>
        WeightRules.Objection("quality", Quality.All) ?? WeightRules.Objection("performance index", Index.All)
        ?? (PassMark is >= 0 and <= 100 ? null : $"the pass mark is {WeightRules.Text(PassMark)}; it has to be from 0 to 100");
}
