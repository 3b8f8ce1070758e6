using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Queries;

/// <summary>PRFG7004: sQL takes a quantile of percentiles or means.</summary>
internal sealed class QuantileOfFiguresRule() : SqlRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.QuantileOfFigures,
        "SQL takes a quantile of figures",
        "'{0}({1})' is a quantile of figures that are over many calls each: take it over 'duration_s' of 'calls'",
        DiagnosticCategories.Queries,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The median of medians is not the median; a group of one call weighs as much as a group of a million.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.QuantileOfFigures));

    public override IEnumerable<Finding> Check(SqlQuery query, CatalogueView catalogue) =>
        from found in query.Aggregates("quantile_cont", "quantile_disc", "quantile", "approx_quantile", "median", "mad")
        where SqlViews.IsAggregated(found.Column.Text)
        select Finding.Of(query.At(found.Function), found.Function.Text, found.Column.Text);
}
