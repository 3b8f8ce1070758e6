namespace PerfGen.Contracts;

/// <summary>What is known about a metric.</summary>
/// <param name="Name">Its name in snake_case.</param>
/// <param name="Unit">The word of the unit that it is recorded in.</param>
/// <param name="Instrument">How values come together.</param>
/// <param name="Minimum">The least value that makes sense.</param>
/// <param name="Maximum">The greatest one; infinite where there is none.</param>
/// <param name="Direction">Whether more is better.</param>
/// <param name="Category">Its group.</param>
/// <param name="Description">One sentence.</param>
internal sealed record MetricDefinition(
    string Name,
    string Unit,
    MetricInstrument Instrument,
    double Minimum,
    double Maximum,
    MetricDirection Direction,
    MetricCategory Category,
    string Description)
{
    private static readonly IReadOnlyList<MetricTag> NoTags = [];

    private readonly Unit _unit = Contracts.Unit.Parse(Unit) ?? throw new ArgumentException($"The metric '{Name}' has the unit '{Unit}', which is none.", nameof(Unit));

    /// <summary>A metric of which nothing more is said than the compiler needs to know.</summary>
    /// <exception cref="ArgumentException">The unit is none.</exception>
    public static MetricDefinition Of(string name, string unit, string description, double minimum, double maximum)
    {
        var (instrument, category) = Contracts.Unit.Parse(unit) is { } parsed ? MetricWords.Expected(parsed) : default;
        return new(name, unit, instrument, minimum, maximum, MetricDirection.None, category, description);
    }

    /// <summary>The unit, understood.</summary>
    public Unit ParsedUnit => _unit;

    /// <summary>Why it should not be recorded any more; null where it should.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The metric that takes its place.</summary>
    public string? RenamedTo { get; init; }

    public bool IsDeprecated => Deprecated is not null || RenamedTo is not null;

    public MetricStability Stability { get; init; }

    /// <summary>The tags that its values may have; empty where nobody said.</summary>
    public IReadOnlyList<MetricTag> Tags { get; init; } = NoTags;

    public bool HasRange => !double.IsInfinity(Minimum) || !double.IsInfinity(Maximum);

    public bool IsInRange(double value) => value >= Minimum && value <= Maximum;

    /// <summary>
    /// By what a value in another unit is multiplied to be one of this metric, and the unit that it then has; null where it measures something else.
    /// Costs keep their currency. What is recorded as a count may name what is counted: <c>{file}</c>.
    /// </summary>
    public (Ratio Factor, string Unit)? Normalise(Unit unit) => unit switch
    {
        { Kind: UnitKind.Money } when _unit.Kind == UnitKind.Money => (Ratio.One, unit.Word),
        { Kind: UnitKind.Things } when _unit.Kind == UnitKind.Count => (Ratio.One, Unit),
        { Kind: UnitKind.Count } when _unit.Kind == UnitKind.Things => (Ratio.One, Unit),
        _ => unit.To(_unit) is { } factor ? (factor, Unit) : null,
    };
}
