using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// Finds the calls that are tracked where they stand. Asking the compiler what a call means is what costs, so only calls are asked about that have the name
/// of a tracked method, and after an edit only those in files that it can concern.
/// </summary>
internal static class CallDiscovery
{
    private static readonly ConditionalWeakTable<SyntaxTree, Found> LastFound = new();

    /// <summary>The calls by file; files without one are left out.</summary>
    public static ImmutableArray<FileCallsModel> Read(Compilation compilation, CancellationToken stop)
    {
        var declarations = Declarations.Of(compilation, Earlier(compilation));
        var names = TrackedNames.In(compilation);
        var targets = new Targets(compilation);
        var trees = compilation.SyntaxTrees.ToImmutableArray();
        var found = new Found?[trees.Length];
        var unread = new List<int>();
        for (var at = 0; at < trees.Length; at++)
        {
            if (LastFound.TryGetValue(trees[at], out var last) && last.Declarations == declarations)
            {
                found[at] = last;
            }
            else
            {
                unread.Add(at);
            }
        }

        void ReadAt(int at)
        {
            found[at] = new Found(declarations, new FileReader(compilation, trees[at], targets).Read(names, stop));
            LastFound.Remove(trees[at]);
            LastFound.GetValue(trees[at], _ => found[at]!);
        }

        // A build reads every file, and the compiler binds files side by side as well; an edit leaves one to read.
        if (compilation.Options.ConcurrentBuild && unread.Count > 1)
        {
            Parallel.For(0, unread.Count, new ParallelOptions { CancellationToken = stop }, at => ReadAt(unread[at]));
        }
        else
        {
            unread.ForEach(ReadAt);
        }

        return [.. found.Select(static file => file!.Calls).OfType<FileCallsModel>()];
    }

    /// <summary>The declarations with which the calls of any file were found last.</summary>
    private static Declarations? Earlier(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (LastFound.TryGetValue(tree, out var found))
            {
                return found.Declarations;
            }
        }

        return null;
    }

    private sealed class Found(Declarations declarations, FileCallsModel? calls)
    {
        public Declarations Declarations { get; } = declarations;

        public FileCallsModel? Calls { get; } = calls;
    }
}
