using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4009: what is recorded is a property whose name says another unit than the one beside it.</summary>
internal sealed class ValueUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueInOtherUnit,
        "A value is in another unit than the metric",
        "'{0}.{1}' is {2}, and '{3}' is recorded in {4}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is recorded would be wrong by the factor between the two units, and no query could tell.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ValueInOtherUnit));

    public override bool JudgesValues => true;

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.ParsedUnit is not { } unit || TimeSource.Of(use, context.Compilation) is not { } source || unit.Equals(source.Unit)
            || (source.Unit is null && unit.Kind != UnitKind.Time)) // Ticks are a count as well.
        {
            return null;
        }

        var finding = Finding.Of(
            use.Value ?? use.Path!, source.Type, source.Property, source.Unit is null ? "in ticks" : $"in {source.Unit.Word}", use.Shown, unit.Word);
        return source.Unit?.To(unit) is { } factor ? finding.ConvertedTo(unit, factor) : finding;
    }
}
