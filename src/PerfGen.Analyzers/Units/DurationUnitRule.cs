using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4005: a duration is recorded in a unit other than seconds.</summary>
internal sealed class DurationUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DurationNotInSeconds,
        "A duration is not in seconds",
        "'{0}' is recorded in seconds, not in {1}: convert the value",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "One unit for one quantity: times of this product, and of OpenTelemetry's conventions, are in seconds.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.DurationNotInSeconds));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use.ParsedUnit is { Kind: UnitKind.Time, IsCanonical: false } unit && MetricUnits.Fits(use, unit)
            ? Finding.Of(use.Unit!, use.Shown, unit.Word).ConvertedTo(unit.Canonical, unit.To(unit.Canonical)!.Value)
            : null;
}
