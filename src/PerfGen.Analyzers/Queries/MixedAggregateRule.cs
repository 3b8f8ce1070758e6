using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Queries;

/// <summary>PRFG7002: sQL adds up or averages values that do not belong together.</summary>
internal sealed class MixedAggregateRule() : SqlRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MixedAggregate,
        "SQL aggregates what does not belong together",
        "{0}",
        DiagnosticCategories.Queries,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A mean over different metrics, a sum over currencies, or a mean of percentiles is a number, and says nothing.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.MixedAggregate));

    public override IEnumerable<Finding> Check(SqlQuery query, CatalogueView catalogue)
    {
        foreach (var (function, column) in query.Aggregates("sum", "avg", "mean"))
        {
            if (SqlViews.IsAggregated(column.Text))
            {
                yield return Finding.Of(query.At(function), $"'{function.Text}({column.Text})' is a figure of figures: compute it over the rows of 'calls'");
            }
            else if (column.Text == "value" && query.Sources.Any(static source => source.Name.Text == "metrics") && !query.Mentions("name", "unit"))
            {
                yield return Finding.Of(query.At(function), $"'{function.Text}(value)' mixes all metrics and units: filter or group by 'name'");
            }
            else if (column.Text == "cost" && query.Sources.Any(static source => SqlViews.Columns(source.Name.Text)?.Contains("cost_currency") == true) && !query.Mentions("cost_currency"))
            {
                yield return Finding.Of(query.At(function), $"'{function.Text}(cost)' mixes currencies: filter or group by 'cost_currency'");
            }
        }
    }
}
