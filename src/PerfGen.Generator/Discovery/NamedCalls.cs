using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// The calls of a file that are written with certain names. The names are looked for in the text, and only where one stands the tree is asked what it is there:
/// most calls of a project are of other methods, and going through all nodes of a tree costs ten times as much as going through its characters.
/// </summary>
internal static class NamedCalls
{
    private const int Window = 16_384;

    /// <summary>The calls in a file by any of some names, in the order of the file; of two that begin at the same place the outer one first.</summary>
    public static List<InvocationExpressionSyntax> In(SyntaxTree tree, NameTable names, CancellationToken stop)
    {
        var calls = new List<InvocationExpressionSyntax>();
        if (Positions(tree.GetText(stop), names) is not { } positions)
        {
            calls.AddRange(Walk(tree, names, stop));
            return calls;
        }

        SyntaxNode? root = null;
        foreach (var position in positions)
        {
            root ??= tree.GetRoot(stop);
            var token = root.FindToken(position);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(position) && token.Parent is SimpleNameSyntax name && CallBy(name) is { } call)
            {
                calls.Add(call);
            }
        }

        calls.Sort(static (one, other) => one.SpanStart != other.SpanStart ? one.SpanStart.CompareTo(other.SpanStart) : other.Span.Length.CompareTo(one.Span.Length));
        return calls;
    }

    /// <summary>The name that a call is written with; null where what is called has none.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    private static InvocationExpressionSyntax? CallBy(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name).Parent is InvocationExpressionSyntax call && NameOf(call) == name ? call : null;

    /// <summary>Where the names begin, in comments and strings too; null where an identifier may be spelled in another way than its name.</summary>
    private static List<int>? Positions(SourceText text, NameTable names)
    {
        var found = new List<int>();
        var window = new char[Math.Min(text.Length, Window)];
        for (var from = 0; from < text.Length;)
        {
            var count = Math.Min(window.Length, text.Length - from);
            var isLast = from + count == text.Length;
            text.CopyTo(from, window, 0, count);
            var at = 0;
            while (at < count)
            {
                var character = window[at];
                if (!IsPart(character))
                {
                    if (character == '\\' && at + 1 == count && !isLast && at > 0)
                    {
                        break;
                    }

                    if ((character == '\\' && at + 1 < count && window[at + 1] is 'u' or 'U') || IsLeftOut(character))
                    {
                        return null;
                    }

                    at++;
                    continue;
                }

                var start = at;
                var hash = NameTable.Start;
                for (; at < count && IsPart(window[at]); at++)
                {
                    hash = NameTable.Add(hash, window[at]);
                }

                if (at == count && !isLast && start > 0)
                {
                    // It may go on behind the window: the next one begins with it.
                    at = start;
                    break;
                }

                if (names.Contains(window, start, at - start, hash))
                {
                    found.Add(from + start);
                }
            }

            from += at;
        }

        return found;
    }

    private static bool IsPart(char character) => character < 128
        ? (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character == '_'
        : char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber or UnicodeCategory.Surrogate;

    /// <summary>Identifiers may hold characters that do not count.</summary>
    private static bool IsLeftOut(char character) => character >= 128 && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static IEnumerable<InvocationExpressionSyntax> Walk(SyntaxTree tree, NameTable names, CancellationToken stop) => tree.GetRoot(stop)
        .DescendantNodes(static node => node is not (TypeSyntax or AttributeListSyntax or UsingDirectiveSyntax))
        .OfType<InvocationExpressionSyntax>()
        .Where(call => NameOf(call) is { } name && names.Contains(name.Identifier.ValueText));
}
