using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4007: a metric of the catalogue is recorded in a unit that measures something else, or on another scale.</summary>
internal sealed class CatalogueUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnitNotOfCatalogue,
        "A unit is not that of the catalogue",
        "'{0}' is {1} in {2}, not in {3}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A metric of the catalogue, built in or the project's own, has one unit, in which every tool reads it.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnitNotOfCatalogue));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.Known is not { Definition: { } metric } known)
        {
            return null;
        }

        if (use.Kind == MetricUseKind.TrackPerformance)
        {
            return metric.Unit == UnitTable.Seconds.Word ? null : Finding.Of(use.Name!, metric.Name, known.Described, metric.Unit, "seconds, as calls are");
        }

        // Prefixed units and durations have rules of their own.
        if (use.ParsedUnit is not { } unit || metric.Normalise(unit) is { } normal && (normal.Factor == Ratio.One || !unit.IsCanonical))
        {
            return null;
        }

        var finding = Finding.Of(use.Unit!, metric.Name, known.Described, metric.Unit, unit.Word);
        return metric.Normalise(unit) is { } other ? finding.ConvertedTo(Unit.Parse(metric.Unit)!, other.Factor) : finding.ReplacedBy(metric.Unit);
    }
}
