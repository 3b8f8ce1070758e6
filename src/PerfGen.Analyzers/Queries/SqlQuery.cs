using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.Analyzers.Queries;

/// <summary>SQL that is handed to the query API, as far as it is known when the program is compiled.</summary>
internal sealed class SqlQuery
{
    private static readonly ImmutableHashSet<string> AfterTable = ImmutableHashSet.Create(
        "where", "group", "order", "having", "limit", "qualify", "window", "join", "on", "using", "left", "right", "full", "inner", "cross", "natural", "positional", "asof", "semi", "anti",
        "union", "except", "intersect", "sample", "tablesample", "offset", "select", "pivot", "unpivot", "lateral", "as", "fetch");

    private readonly int? _start;

    /// <param name="written">The expression that is the SQL.</param>
    /// <param name="text">The SQL.</param>
    /// <param name="start">Where the text begins in the source, if it stands there letter by letter.</param>
    private SqlQuery(IOperation written, string text, int? start = null)
    {
        _start = start;
        Written = written;
        Text = text;
        Tokens = SqlLexer.Read(text);
        Defined = [.. Tokens.Where((token, i) => IsDefinition(token, i)).Select(static token => token.Text)];
        Sources = [.. ReadSources()];
    }

    /// <summary>The expression that is the SQL.</summary>
    public IOperation Written { get; }

    public string Text { get; }

    public ImmutableArray<SqlToken> Tokens { get; }

    /// <summary>Names that <c>WITH</c> gives.</summary>
    public ImmutableHashSet<string> Defined { get; }

    /// <summary>What stands behind FROM and JOIN.</summary>
    public ImmutableArray<SqlSource> Sources { get; }

    /// <summary>One SELECT over views of the store alone, so that every name in it can be told.</summary>
    public bool IsPlain =>
        Defined.IsEmpty
        && !Sources.IsEmpty
        && Sources.All(static source => SqlViews.Columns(source.Name.Text) is not null)
        && Tokens.Count(static token => token.Is("select")) <= 1
        && Tokens.Count(static token => token.Is("from")) == 1
        && !Tokens.Any(static token => token.Is("pivot") || token.Is("unpivot") || token.Is("unnest") || token.Is("columns") || token.Is("lateral") || token.Is("window") || token.Is("lambda")
            || token.Is("{") || token.Is("[") || token.Is("union"));

    /// <summary>Where something of the SQL stands in the source; the whole expression where the two differ.</summary>
    public Location At(SqlToken token)
    {
        var syntax = Written.Syntax;
        if (_start is { } start)
        {
            return Location.Create(syntax.SyntaxTree, new TextSpan(start + token.Start, token.Length));
        }

        var source = syntax.ToString();
        var quotes = source.TakeWhile(static letter => letter == '"').Count();
        return quotes > 0 && source.Length == Text.Length + (2 * quotes) && string.CompareOrdinal(source, quotes, Text, 0, Text.Length) == 0
            ? Location.Create(syntax.SyntaxTree, new TextSpan(syntax.SpanStart + quotes + token.Start, token.Length))
            : syntax.GetLocation();
    }

    /// <summary>The SQL of a call; null where the call takes none.</summary>
    public static (IOperation Argument, SqlQuery? Query)? Of(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "sql", Type.SpecialType: SpecialType.System_String })
            {
                var written = Arguments.Written(argument.Value);
                return (written, MetricUse.TextOf(written) is { } text ? new(written, text) : null);
            }

            // What stands in braces becomes a parameter there; one that comes from elsewhere is not known.
            if (argument.Parameter is { Name: "sql", Type: { Name: "FormattableString", ContainingNamespace.Name: "System" } }
                && Arguments.Written(argument.Value) is IInterpolatedStringOperation { Syntax: InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } parts } } interpolated)
            {
                var sql = string.Concat(parts.Select(static part => part is InterpolationSyntax hole ? "?".PadRight(hole.FullSpan.Length) : part.ToFullString()));
                return (interpolated, new(interpolated, sql, parts.FullSpan.Start));
            }
        }

        return null;
    }

    private bool IsDefinition(SqlToken token, int i) =>
        token.Kind == SqlTokenKind.Word
        && i > 0
        && (Tokens[i - 1].Is("with") || Tokens[i - 1].Is("recursive") || Tokens[i - 1].Is(","))
        && Tokens.Any(static any => any.Is("with"))
        && Tokens.Skip(i + 1).SkipWhile(static next => !next.Is("as") && !next.Is("select") && !next.Is("from")).FirstOrDefault()?.Is("as") == true;

    private IEnumerable<SqlSource> ReadSources()
    {
        for (var i = 0; i < Tokens.Length; i++)
        {
            // FROM inside of a function is an argument's: extract(year from started_at), trim(x from y), substring(x from 1).
            if (!Tokens[i].Is("from") && !Tokens[i].Is("join") || IsArgument(i))
            {
                continue;
            }

            for (var next = i + 1; next < Tokens.Length;)
            {
                if (Source(ref next) is { } source)
                {
                    yield return source;
                }

                if (Tokens[i].Is("join") || next >= Tokens.Length || !Tokens[next].Is(","))
                {
                    break;
                }

                next++;
            }
        }
    }

    private SqlSource? Source(ref int next)
    {
        var name = Tokens[next];
        if (name.Kind != SqlTokenKind.Word || name.Is("lateral"))
        {
            return null; // A subquery, which is looked at for itself, or a file, which cannot be read here.
        }

        var schema = default(SqlToken);
        next++;
        if (next + 1 < Tokens.Length && Tokens[next].Is("."))
        {
            (schema, name) = (name, Tokens[next + 1]);
            next += 2;
        }

        if (next < Tokens.Length && Tokens[next].Is("("))
        {
            return null; // A table function.
        }

        if (next < Tokens.Length && Tokens[next].Is("as"))
        {
            next++;
        }

        var alias = next < Tokens.Length && Tokens[next].Kind == SqlTokenKind.Word && (Tokens[next].IsQuoted || !AfterTable.Contains(Tokens[next].Text)) ? Tokens[next++].Text : null;
        return schema is null || schema.Text == "main" ? new(name, alias) : null;
    }

    private bool IsArgument(int from)
    {
        var depth = 0;
        for (var i = from - 1; i > 0; i--)
        {
            if (Tokens[i].Is(")"))
            {
                depth++;
            }
            else if (Tokens[i].Is("(") && --depth < 0)
            {
                return Tokens[i - 1] is { Kind: SqlTokenKind.Word, Text: "extract" or "trim" or "substring" or "overlay" };
            }
        }

        return false;
    }
}
