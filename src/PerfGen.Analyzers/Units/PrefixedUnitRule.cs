using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4004: a size or a rate is recorded in a unit with a prefix.</summary>
internal sealed class PrefixedUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PrefixedUnit,
        "A unit has a prefix",
        "'{0}' is recorded in {1}, not in {2}: convert the value",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "One unit for one quantity: values in different units cannot be added, compared or put into one chart.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.PrefixedUnit));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use.ParsedUnit is { Kind: UnitKind.Information or UnitKind.Rate, IsCanonical: false } unit && MetricUnits.Fits(use, unit)
            ? Finding.Of(use.Unit!, use.Shown, unit.Canonical.Word, unit.Word).ConvertedTo(unit.Canonical, unit.To(unit.Canonical)!.Value)
            : null;
}
