namespace PerfGen.Contracts;

/// <summary>The words of catalogue files and of <c>[DefineMetric]</c>, with what they mean.</summary>
internal static class MetricWords
{
    public static readonly IReadOnlyList<(string Word, MetricInstrument Meaning)> Instruments =
    [
        ("histogram", MetricInstrument.Histogram), ("counter", MetricInstrument.Counter), ("gauge", MetricInstrument.Gauge), ("updowncounter", MetricInstrument.UpDownCounter),
    ];

    public static readonly IReadOnlyList<(string Word, MetricDirection Meaning)> Directions =
        [("none", MetricDirection.None), ("higher", MetricDirection.HigherIsBetter), ("lower", MetricDirection.LowerIsBetter)];

    public static readonly IReadOnlyList<(string Word, MetricCategory Meaning)> Categories =
    [
        ("timing", MetricCategory.Timing), ("resource", MetricCategory.Resource), ("quality", MetricCategory.Quality), ("cost", MetricCategory.Cost),
        ("usage", MetricCategory.Usage), ("outcome", MetricCategory.Outcome), ("scale", MetricCategory.Scale),
    ];

    public static readonly IReadOnlyList<(string Word, MetricStability Meaning)> Stabilities =
        [("stable", MetricStability.Stable), ("development", MetricStability.Development)];

    public static readonly IReadOnlyList<(string Word, MetricTagType Meaning)> TagTypes =
        [("string", MetricTagType.String), ("integer", MetricTagType.Integer), ("number", MetricTagType.Number), ("boolean", MetricTagType.Boolean)];

    /// <summary>The word for a meaning.</summary>
    public static string Of<T>(IReadOnlyList<(string Word, T Meaning)> words, T meaning)
        where T : struct, Enum => words.First(word => EqualityComparer<T>.Default.Equals(word.Meaning, meaning)).Word;

    /// <summary>The meaning of a word that is known to be one.</summary>
    public static T Find<T>(IReadOnlyList<(string Word, T Meaning)> words, string wanted)
        where T : struct, Enum => words.First(word => word.Word == wanted).Meaning;

    /// <summary>What a unit lets expect of a metric that does not say more: times are distributions, amounts add up, levels do not.</summary>
    public static (MetricInstrument Instrument, MetricCategory Category) Expected(Unit unit) => unit.Kind switch
    {
        UnitKind.Time => (MetricInstrument.Histogram, MetricCategory.Timing),
        UnitKind.Information => (MetricInstrument.Gauge, MetricCategory.Resource),
        UnitKind.Score => (MetricInstrument.Gauge, MetricCategory.Quality),
        UnitKind.Money => (MetricInstrument.Counter, MetricCategory.Cost),
        UnitKind.Share => (MetricInstrument.Gauge, MetricCategory.Outcome),
        UnitKind.Rate => (MetricInstrument.Gauge, MetricCategory.Scale),
        _ => (MetricInstrument.Counter, MetricCategory.Usage),
    };
}
