using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>A place in code that names or records a metric, and what it says about it.</summary>
/// <param name="Kind">What names it.</param>
/// <param name="Operation">The attribute or the call as a whole.</param>
/// <param name="Name">The name as written; null where it is left out, or stands elsewhere.</param>
/// <param name="Unit">The unit as written; null where it is left out, or stands elsewhere.</param>
/// <param name="Value">The recorded value, where it stands here.</param>
/// <param name="Path">The path of <c>[Measure(From = …)]</c>.</param>
/// <param name="Owner">The member that it stands on or in.</param>
/// <param name="Catalogue">The metrics that the project knows.</param>
internal sealed record MetricUse(
    MetricUseKind Kind,
    IOperation Operation,
    IOperation? Name,
    IOperation? Unit,
    IOperation? Value,
    IOperation? Path,
    ISymbol Owner,
    CatalogueView Catalogue)
{
    /// <summary>What an instrument is besides its name and unit; null for what is none.</summary>
    public MeterInstrument? Instrument { get; init; }

    /// <summary>The name, where it is known and does not stand here.</summary>
    public string? KnownName { get; init; }

    /// <summary>The unit, where it is known and does not stand here.</summary>
    public string? KnownUnit { get; init; }

    /// <summary>The name, where the compiler knows it.</summary>
    public string? NameText => TextOf(Name) ?? KnownName;

    /// <summary>The unit, where the compiler knows it; null as well for the literal null.</summary>
    public string? UnitText => TextOf(Unit) ?? KnownUnit;

    /// <summary>The unit, where it is one. That of a tracked call is seconds.</summary>
    public Unit? ParsedUnit => UnitText is { } text ? Contracts.Unit.Parse(text) : null;

    /// <summary>The metric of that name, built in or of a catalogue; null where nobody describes one.</summary>
    public KnownMetric? Known => NameText is { } name ? Catalogue.Find(name) : null;

    /// <inheritdoc cref="Known"/>
    public MetricDefinition? Definition => Known?.Definition;

    /// <summary>The name as messages say it.</summary>
    public string Shown => NameText ?? "this metric";

    /// <summary>The constant text of an expression; null where it has none.</summary>
    public static string? TextOf(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
