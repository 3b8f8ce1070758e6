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
        var files = ImmutableArray.CreateBuilder<FileCallsModel>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            stop.ThrowIfCancellationRequested();
            if (!LastFound.TryGetValue(tree, out var found) || found.Declarations != declarations)
            {
                found = new Found(declarations, new FileReader(compilation, tree, targets).Read(names, stop));
                LastFound.Remove(tree);
                LastFound.GetValue(tree, _ => found);
            }

            if (found.Calls is { } calls)
            {
                files.Add(calls);
            }
        }

        return files.ToImmutable();
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
