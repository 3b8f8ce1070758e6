using System.Collections.Immutable;

namespace PerfGen.Analyzers.Queries;

/// <summary>Takes SQL apart as far as the rules need it: words, strings, numbers and symbols, without comments.</summary>
internal static class SqlLexer
{
    public static ImmutableArray<SqlToken> Read(string sql)
    {
        var tokens = ImmutableArray.CreateBuilder<SqlToken>();
        for (var i = 0; i < sql.Length;)
        {
            var start = i;
            var letter = sql[i];
            if (char.IsWhiteSpace(letter))
            {
                i++;
            }
            else if (Begins(sql, i, "--"))
            {
                i = End(sql, i, "\n");
            }
            else if (Begins(sql, i, "/*"))
            {
                i = End(sql, i + 2, "*/");
            }
            else if (letter is '\'' or '"')
            {
                i = EndOfQuoted(sql, i);
                var text = sql.Substring(start + 1, Math.Max(0, i - start - 2)).Replace(new string(letter, 2), letter.ToString());
                tokens.Add(letter == '"' ? new(SqlTokenKind.Word, text.ToLowerInvariant(), start, i - start, IsQuoted: true) : new(SqlTokenKind.Text, text, start, i - start));
            }
            else if (char.IsLetter(letter) || letter == '_')
            {
                i = Skip(sql, i, static next => char.IsLetterOrDigit(next) || next == '_');
                tokens.Add(new(SqlTokenKind.Word, sql.Substring(start, i - start).ToLowerInvariant(), start, i - start));
            }
            else if (char.IsDigit(letter))
            {
                i = Skip(sql, i, static next => char.IsLetterOrDigit(next) || next is '.' or '_');
                tokens.Add(new(SqlTokenKind.Number, sql.Substring(start, i - start), start, i - start));
            }
            else
            {
                i += Begins(sql, i, "::") ? 2 : 1;
                tokens.Add(new(SqlTokenKind.Symbol, sql.Substring(start, i - start), start, i - start));
            }
        }

        return tokens.ToImmutable();
    }

    private static bool Begins(string sql, int at, string text) => string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    private static int End(string sql, int from, string mark) => sql.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : sql.Length;

    private static int Skip(string sql, int from, Func<char, bool> belongs)
    {
        while (from < sql.Length && belongs(sql[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>Behind the closing quote; a quote that is doubled does not close.</summary>
    private static int EndOfQuoted(string sql, int open)
    {
        for (var i = open + 1; i < sql.Length; i++)
        {
            if (sql[i] == sql[open])
            {
                if (i + 1 == sql.Length || sql[i + 1] != sql[open])
                {
                    return i + 1;
                }

                i++;
            }
        }

        return sql.Length;
    }
}
