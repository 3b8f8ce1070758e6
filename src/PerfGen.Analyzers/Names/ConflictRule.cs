using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3006: one metric has two units, instruments, value types or descriptions.</summary>
internal sealed class ConflictRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ConflictingDefinition,
        "One metric is defined in two ways",
        "'{0}' is {1} here, and {2} in {3}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Values under one name are added, averaged and drawn together; in two units they are wrong, and OpenTelemetry's SDK drops or warns of the second instrument.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ConflictingDefinition),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        foreach (var group in metrics.Defined.GroupBy(static metric => metric.Name, StringComparer.Ordinal))
        {
            var places = group.ToArray();
            var described = metrics.Catalogue.Find(group.Key)?.Definition.Description;
            for (var i = 1; i < places.Length; i++)
            {
                if (places.Take(i).Select(earlier => Contradiction(earlier, places[i], metrics.Catalogue, described)).FirstOrDefault(static finding => finding is not null) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    /// <param name="first">The place that counts.</param>
    /// <param name="second">The place that is looked at.</param>
    /// <param name="catalogue">The metrics that the project knows.</param>
    /// <param name="described">How the catalogue describes the metric; null where it does not know it.</param>
    private static Finding? Contradiction(DefinedMetric first, DefinedMetric second, CatalogueView catalogue, string? described)
    {
        if (first.Unit is { } unit && second.Unit is { } other && IsOtherQuantity(unit, other) && catalogue.Find(first.Name) is null)
        {
            return Finding.Of(second.UnitAt ?? second.At, first.Name, "in " + other.Word, "in " + unit.Word, Place(first.At));
        }

        // One name on two meters is two instruments to OpenTelemetry.
        if (first.Instrument is null || second.Instrument is null || (first.Meter is { } meter && second.Meter is { } elsewhere && !SymbolEqualityComparer.Default.Equals(meter, elsewhere)))
        {
            return null;
        }

        return first.Instrument != second.Instrument ? Of(Article(second.Instrument.Value), Article(first.Instrument.Value))
            : first.ValueType != second.ValueType ? Of("of " + second.ValueType, "of " + first.ValueType)
            : first.Description is { } text && second.Description is { } otherText && text != otherText ? OfDescriptions(text, otherText)
            : null;

        // Which of two texts is right, the catalogue says: then the other one is wrong, wherever it stands.
        Finding OfDescriptions(string text, string otherText) => otherText == described
            ? Finding.Of(first.At, first.Name, $"described as '{text}'", $"as '{otherText}'", Place(second.At)).ReplacedBy(described)
            : Of($"described as '{otherText}'", $"as '{text}'").ReplacedBy(described);

        Finding Of(string here, string there) => Finding.Of(second.At, first.Name, here, there, Place(first.At));
    }

    /// <summary>Prefixes are reported by rules of their own, and a cost keeps its currency.</summary>
    private static bool IsOtherQuantity(Unit unit, Unit other) =>
        !unit.Canonical.Equals(other.Canonical) && !(unit.Kind == UnitKind.Money && other.Kind == UnitKind.Money);

    private static string Article(InstrumentKind kind) => kind == InstrumentKind.UpDownCounter ? "an UpDownCounter" : "a " + kind;

    private static string Place(Location at)
    {
        var line = at.GetLineSpan();
        return $"{System.IO.Path.GetFileName(line.Path)}({line.StartLinePosition.Line + 1})";
    }
}
