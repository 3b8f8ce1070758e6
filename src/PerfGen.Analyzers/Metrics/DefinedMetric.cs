using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What one place says of a metric, for comparison with what others say. Holds no operation, so that the bodies it comes from can be forgotten.</summary>
/// <param name="Kind">What names it.</param>
/// <param name="Name">The name.</param>
/// <param name="Unit">The unit; null where it is none, or left out.</param>
/// <param name="UnitText">The unit as written; null where it is left out.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="UnitAt">Where the unit stands; null where it is left out.</param>
/// <param name="Instrument">Which instrument; null for what is none.</param>
/// <param name="ValueType">The type of its values; null for what is no instrument.</param>
/// <param name="Description">Its description; null where there is none.</param>
/// <param name="Meter">What holds the meter that it is of.</param>
/// <param name="Options">What <c>.editorconfig</c> says for the file.</param>
internal sealed record DefinedMetric(
    MetricUseKind Kind,
    string Name,
    Unit? Unit,
    string? UnitText,
    Location At,
    Location? UnitAt,
    InstrumentKind? Instrument,
    string? ValueType,
    string? Description,
    ISymbol? Meter,
    MetricOptions Options)
{
    public static DefinedMetric? Of(MetricUse use, MetricOptions options) => use.Name is { } name && use.NameText is { Length: > 0 } text
        ? new(
            use.Kind,
            text,
            use.Kind == MetricUseKind.TrackPerformance ? UnitTable.Seconds : use.ParsedUnit,
            use.UnitText,
            name.Syntax.GetLocation(),
            use.Unit?.Syntax.GetLocation(),
            use.Instrument?.Kind,
            use.Instrument?.ValueType?.ToDisplayString(),
            use.Instrument?.DescriptionText,
            use.Instrument?.Meter,
            options)
        : null;
}
