using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>A test source with the places marked where a diagnostic is expected: <c>[|…|]</c> for the rule under test, <c>{|ID:…|}</c> for a named one.</summary>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked, string ruleId)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start, string End)>();
        var expected = new List<(string Id, TextSpan Span)>();
        for (var i = 0; i < marked.Length;)
        {
            var rest = marked.AsSpan(i);
            if (open.Count > 0 && rest.StartsWith(open.Peek().End))
            {
                var (id, start, _) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i += 2;
            }
            else if (rest.StartsWith("[|"))
            {
                open.Push((ruleId, text.Length, "|]"));
                i += 2;
            }
            else if (rest.StartsWith("{|PRFG") && rest.IndexOf(':') is > 0 and var colon)
            {
                open.Push((rest[2..colon].ToString(), text.Length, "|}"));
                i += colon + 1;
            }
            else
            {
                text.Append(marked[i++]);
            }
        }

        Assert.True(open.Count == 0, "A mark in the test source is not closed.");
        return new(text.ToString(), [.. expected.OrderBy(static place => place.Span.Start)]);
    }
}
