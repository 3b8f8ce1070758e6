using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4011: a cost is recorded without a currency.</summary>
internal sealed class CostCurrencyRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CostWithoutCurrency,
        "A cost has no currency",
        "'{0}' is a cost by its name, and '{1}' is no currency: write an ISO 4217 code such as 'USD'",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Costs are never added up across currencies, so each value needs its own; unknown is not zero, and not a count either.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CostWithoutCurrency));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use is { Unit: not null, NameText: { } name, Definition: null } && name.Substring(name.LastIndexOfAny(['_', '.']) + 1) is "cost" or "costs" or "price" or "fee" or "spend"
        && use.ParsedUnit is { Kind: UnitKind.Count or UnitKind.Score or UnitKind.Share } unit
            ? Finding.Of(use.Unit, name, unit.Word)
            : null;
}
