using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Finds out how deeply code is nested, and refuses what is nested more deeply than <paramref name="limit"/>.</summary>
internal readonly struct NestingProbe(int limit)
{
    /// <summary>The number of blocks around the deepest statement of the body; the body itself is not counted.</summary>
    /// <exception cref="TooDeeplyNestedException">It is more than the limit.</exception>
    [TrackPerformance("nesting_time", Agent = AgentNames.Complexity)]
    public int Deepest(string method, SyntaxNode body)
    {
        using var counted = ExecutionLedger.Count();
        var deepest = 0;

        // A stack of our own: what is nested too deeply must not end the process by overflowing the thread's.
        var waiting = new Stack<(SyntaxNode Node, int Depth)>([(body, 0)]);
        while (waiting.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            if (deepest > limit)
            {
                throw new TooDeeplyNestedException($"'{method}' is nested over {limit} blocks deep");
            }

            foreach (var child in next.Node.ChildNodes())
            {
                waiting.Push((child, next.Depth + (IsBlock(child) ? 1 : 0)));
            }
        }

        return deepest;
    }

    private static bool IsBlock(SyntaxNode node) =>
        node.IsKind(SyntaxKind.Block) && node.Parent is { } parent && !parent.IsKind(SyntaxKind.GetAccessorDeclaration) && !parent.IsKind(SyntaxKind.SetAccessorDeclaration);
}
