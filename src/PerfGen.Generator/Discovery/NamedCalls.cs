using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Generator.Discovery;

/// <summary>Every call that is written in one file, by the simple name of what it calls. Read from syntax alone, and kept for as long as the tree lives.</summary>
internal sealed class NamedCalls
{
    private static readonly ConditionalWeakTable<SyntaxTree, NamedCalls> ByTree = new();

    // Places, not nodes: a node would keep the whole tree's nodes in memory.
    private readonly Dictionary<string, List<TextSpan>> _places = new(StringComparer.Ordinal);

    private NamedCalls()
    {
    }

    /// <summary>The calls in a file by any of some names, in the order of the file.</summary>
    public static IEnumerable<InvocationExpressionSyntax> In(SyntaxTree tree, TrackedNames names, CancellationToken stop) =>
        ByTree.TryGetValue(tree, out var known)
            ? known.By(names).Select(place => (InvocationExpressionSyntax)tree.GetRoot(stop).FindNode(place, getInnermostNodeForTie: true))
            : Collect(tree, names, stop);

    private IEnumerable<TextSpan> By(TrackedNames names) => _places
        .Where(named => names.Contains(named.Key))
        .SelectMany(static named => named.Value)
        .OrderBy(static place => place.Start)
        .ThenByDescending(static place => place.Length);

    /// <summary>The name that a call is written with; null where what is called has none.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    private static List<InvocationExpressionSyntax> Collect(SyntaxTree tree, TrackedNames names, CancellationToken stop)
    {
        var calls = new NamedCalls();
        var meant = new List<InvocationExpressionSyntax>();
        foreach (var node in tree.GetRoot(stop).DescendantNodes(static node => node is not (TypeSyntax or AttributeListSyntax or UsingDirectiveSyntax)))
        {
            if (node is not InvocationExpressionSyntax call || NameOf(call) is not { } name)
            {
                continue;
            }

            var text = name.Identifier.ValueText;
            if (!calls._places.TryGetValue(text, out var places))
            {
                calls._places.Add(text, places = []);
            }

            places.Add(call.Span);
            if (names.Contains(text))
            {
                meant.Add(call);
            }
        }

        ByTree.GetValue(tree, _ => calls);
        return meant;
    }
}
