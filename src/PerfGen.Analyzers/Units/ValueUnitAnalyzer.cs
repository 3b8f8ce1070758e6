using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4009: what is recorded is a property whose name says another unit than the one beside it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueUnitAnalyzer() : MetricUseAnalyzer(Rule)
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

    private protected override Finding? Check(MetricUse use, in OperationAnalysisContext context)
    {
        if (use.ParsedUnit is not { } unit || TimeSource.Of(use, context.Compilation) is not { } source || unit.Equals(source.Unit)
            || (source.Unit is null && unit.Kind != UnitKind.Time)) // Ticks are a count as well.
        {
            return null;
        }

        var finding = Finding.Of(
            use.Value ?? use.Path!, source.Type, source.Property, source.Unit is null ? "in ticks" : $"in {source.Unit.Word}", use.NameText ?? "this metric", unit.Word);
        return source.Unit?.To(unit) is { } factor ? finding.ConvertedTo(unit, factor) : finding;
    }
}
