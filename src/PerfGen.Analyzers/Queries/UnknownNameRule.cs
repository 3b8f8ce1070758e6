using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Queries;

/// <summary>PRFG7001: sQL names a view, column or metric that does not exist.</summary>
internal sealed class UnknownNameRule() : SqlRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownSqlName,
        "SQL names what does not exist",
        "there is no {0} '{1}'{2}",
        DiagnosticCategories.Queries,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The query would fail, or answer with no rows, only when it runs.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnknownSqlName));

    public override IEnumerable<Finding> Check(SqlQuery query, CatalogueView catalogue)
    {
        foreach (var source in query.Sources.Where(source => !query.Defined.Contains(source.Name.Text) && SqlViews.Columns(source.Name.Text) is null && !IsOfEngine(source.Name.Text)))
        {
            yield return Of(query, source.Name, "view", SqlViews.Names);
        }

        foreach (var (column, views) in Columns(query))
        {
            var known = views.SelectMany(static view => SqlViews.Columns(view)!).ToArray();
            if (!known.Contains(column.Text))
            {
                yield return Of(query, column, "column", known, views.Length == 1 ? $" in {views[0]}" : "");
            }
        }

        foreach (var name in Metrics(query))
        {
            if (catalogue.Find(name.Text) is null && Slip(name.Text, catalogue) is { } meant)
            {
                yield return Finding.Of(query.At(name), "metric", name.Text, $"; did you mean '{meant}'?").ReplacedBy(meant);
            }
        }
    }

    private static Finding Of(SqlQuery query, SqlToken token, string what, IEnumerable<string> known, string where = "")
    {
        var nearest = NearestName.Of(token.Text, known);
        return Finding.Of(query.At(token), what, token.Text, where + (nearest is null ? $"; there are {string.Join(", ", known.OrderBy(static name => name, StringComparer.Ordinal))}" : $"; did you mean '{nearest}'?"))
            .ReplacedBy(nearest);
    }

    /// <summary>Catalogue tables of the engine, and schemas that are not ours.</summary>
    private static bool IsOfEngine(string name) => name.StartsWith("duckdb_", StringComparison.Ordinal) || name.StartsWith("pragma_", StringComparison.Ordinal) || name.StartsWith("sqlite_", StringComparison.Ordinal);

    private static IEnumerable<(SqlToken Column, string[] Views)> Columns(SqlQuery query)
    {
        for (var i = 0; i < query.Tokens.Length; i++)
        {
            var token = query.Tokens[i];
            if (token.Kind != SqlTokenKind.Word || Next(query, i)?.Is("(") == true)
            {
                continue;
            }

            if (i > 1 && query.Tokens[i - 1].Is(".") && query.Tokens[i - 2].Kind == SqlTokenKind.Word)
            {
                var owner = query.Tokens[i - 2].Text;
                var sources = query.Sources.Where(source => (source.Alias ?? source.Name.Text) == owner).ToArray();
                if (sources.Length == 1 && SqlViews.Columns(sources[0].Name.Text) is not null && !query.Defined.Contains(sources[0].Name.Text) && sources[0].Name != token)
                {
                    yield return (token, [sources[0].Name.Text]);
                }
            }
            else if (query.IsPlain && CanBeColumn(query, i) && query.Sources.SelectMany(static source => SqlViews.Columns(source.Name.Text)!).ToArray() is var known
                && NearestName.Of(token.Text, known) is { } nearest && NearestName.Distance(token.Text, nearest) <= 2)
            {
                // A bare word may be many things; one that resembles a column is a column.
                yield return (token, [.. query.Sources.Select(static source => source.Name.Text)]);
            }
        }
    }

    /// <summary>No keyword, no alias and no name of anything else.</summary>
    private static bool CanBeColumn(SqlQuery query, int i)
    {
        var token = query.Tokens[i];
        var before = i > 0 ? query.Tokens[i - 1] : null;
        return token.Text.Length > 3
            && (token.IsQuoted || !SqlKeywords.Contains(token.Text))
            && before is not null
            && !(before.Is("as") || before.Is("::") || before.Is(".") || before.Is("$") || before.Is(")") || (before.Kind is SqlTokenKind.Word && !SqlKeywords.Contains(before.Text))
                || before.Kind is SqlTokenKind.Number or SqlTokenKind.Text)
            && Next(query, i)?.Is(".") != true
            && !query.Sources.Any(source => source.Name == token || source.Alias == token.Text)
            && !query.Tokens.Where((other, j) => j > 0 && other.Text == token.Text && query.Tokens[j - 1].Is("as")).Any();
    }

    /// <summary>The texts that a metric's name is compared with: <c>name = 'x'</c>, <c>metric in ('x', 'y')</c>.</summary>
    private static IEnumerable<SqlToken> Metrics(SqlQuery query)
    {
        for (var i = 0; i + 2 < query.Tokens.Length; i++)
        {
            if (query.Tokens[i].Text is not ("name" or "metric") || query.Tokens[i].Kind != SqlTokenKind.Word || !query.Sources.Any(static source => source.Name.Text is "metrics" or "calls" or "methods"))
            {
                continue;
            }

            if (query.Tokens[i + 1].Is("="))
            {
                if (query.Tokens[i + 2].Kind == SqlTokenKind.Text)
                {
                    yield return query.Tokens[i + 2];
                }
            }
            else if (query.Tokens[i + 1].Is("in"))
            {
                foreach (var text in query.Tokens.Skip(i + 2).TakeWhile(static next => !next.Is(")")).Where(static next => next.Kind == SqlTokenKind.Text))
                {
                    yield return text;
                }
            }
        }
    }

    private static string? Slip(string name, CatalogueView catalogue) =>
        catalogue.All.Select(static metric => metric.Definition.Name).FirstOrDefault(known => QuantityKey.IsSlipOf(name, known) || QuantityKey.Of(name) == QuantityKey.Of(known));

    private static SqlToken? Next(SqlQuery query, int i) => i + 1 < query.Tokens.Length ? query.Tokens[i + 1] : null;
}
