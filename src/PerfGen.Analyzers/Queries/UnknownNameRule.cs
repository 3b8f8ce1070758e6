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

    /// <summary>What every query can select without a column of that name.</summary>
    private static readonly HashSet<string> OfEngine = new(["rowid", "filename", "user", "current_user", "session_user", "current_catalog", "current_schema", "current_role", "localtimestamp"], StringComparer.Ordinal);

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
            else if (query.IsPlain && IsItem(query, i))
            {
                yield return (token, [.. query.Sources.Select(static source => source.Name.Text)]);
            }
            else if (query.IsPlain && CanBeColumn(query, i) && query.Sources.SelectMany(static source => SqlViews.Columns(source.Name.Text)!).ToArray() is var known
                && NearestName.Of(token.Text, known) is { } nearest && NearestName.Distance(token.Text, nearest) <= 2)
            {
                // A bare word may be many things; one that resembles a column is a column.
                yield return (token, [.. query.Sources.Select(static source => source.Name.Text)]);
            }
        }
    }

    /// <summary>A bare word that is by itself one of the things that are selected: that can be a column, or a name that the query gives, and nothing else.</summary>
    private static bool IsItem(SqlQuery query, int i)
    {
        var token = query.Tokens[i];
        return i > 0
            && (query.Tokens[i - 1].Is("select") || query.Tokens[i - 1].Is("distinct") || query.Tokens[i - 1].Is(","))
            && (Next(query, i) is not { } next || next.Is(",") || next.Is("from") || next.Is("as"))
            && (token.IsQuoted || !(SqlKeywords.Contains(token.Text) || OfEngine.Contains(token.Text)))
            && IsSelected(query, i)
            && !HasTableFunction(query)
            && !query.Tokens.Where((other, j) => other.Text == token.Text && IsGiven(query, j)).Any();
    }

    /// <summary>Between SELECT and what ends its list, in no parentheses.</summary>
    private static bool IsSelected(SqlQuery query, int i)
    {
        for (var before = i - 1; before >= 0; before--)
        {
            var token = query.Tokens[before];
            if (token.Is("select"))
            {
                return true;
            }

            if (token.Is("(") || token.Is(")") && (before = Opening(query, before)) < 0
                || token.Is("from") || token.Is("where") || token.Is("by") || token.Is("having") || token.Is("qualify") || token.Is("limit") || token.Is("using"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whose columns are not known here.</summary>
    private static bool HasTableFunction(SqlQuery query)
    {
        var from = query.Tokens.TakeWhile(static token => !token.Is("from")).Count();
        return query.Tokens.Where((token, i) => i > from && token.Is("(") && query.Tokens[i - 1].Kind == SqlTokenKind.Word
            && (query.Tokens[i - 2].Is("from") || query.Tokens[i - 2].Is("join") || query.Tokens[i - 2].Is(",") || query.Tokens[i - 2].Is("lateral"))).Any();
    }

    private static int Opening(SqlQuery query, int closing)
    {
        var depth = 0;
        for (var i = closing; i >= 0; i--)
        {
            depth += query.Tokens[i].Is(")") ? 1 : query.Tokens[i].Is("(") ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A name that the query gives: behind AS, behind what it names, or in front of a colon.</summary>
    private static bool IsGiven(SqlQuery query, int i) =>
        i > 0
        && (query.Tokens[i - 1].Is("as") || query.Tokens[i - 1].Is(")") || Next(query, i)?.Is(":") == true
            || query.Tokens[i - 1].Kind is SqlTokenKind.Number or SqlTokenKind.Text
            || query.Tokens[i - 1].Kind == SqlTokenKind.Word && (query.Tokens[i - 1].IsQuoted || !SqlKeywords.Contains(query.Tokens[i - 1].Text) || query.Tokens[i - 1].Is("end")));

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
