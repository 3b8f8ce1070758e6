using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4006: the unit of a metric is empty, or left out.</summary>
internal sealed class MissingUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnitMissing,
        "A metric has no unit",
        "'{0}' has no unit{1}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A number without a unit cannot be compared with anything, and nobody remembers what it was.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnitMissing));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.Kind is MetricUseKind.TrackPerformance or MetricUseKind.Typed
            || !(use.Unit is null || (use.Unit.ConstantValue.HasValue && string.IsNullOrWhiteSpace(use.UnitText)))
            || use.Name is null)
        {
            return null;
        }

        var inferred = use.NameText is { } name ? MetricUnits.Infer(name, use.Catalogue) : null;
        return Finding.Of(use.Unit ?? use.Name, use.Shown, inferred is null ? ": name one of PerfGen.Units" : $"; from its name, '{inferred}'")
            .ReplacedBy(use.Unit is null ? null : inferred);
    }
}
