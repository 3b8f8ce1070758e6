using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Emit;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// Reads what stands at places that were found by syntax. In the compiler's own pipeline for this every step looks at every node of every file, most of which
/// nobody else has asked for when a build begins.
/// </summary>
internal static class Candidates
{
    /// <summary>The models of declarations, in the order of the files; those that come to nothing are left out.</summary>
    public static ImmutableArray<T> Read<T>(
        Compilation compilation, Func<AttributedMethods, ImmutableArray<SyntaxReference>> find, Func<SyntaxNode, SemanticModel, CancellationToken, T?> read, CancellationToken stop)
        where T : class =>
        Read(compilation, (tree, stop) => find(AttributedMethods.Of(tree)).Select(place => place.GetSyntax(stop)), read, stop);

    /// <inheritdoc cref="Read{T}(Compilation, Func{AttributedMethods, ImmutableArray{SyntaxReference}}, Func{SyntaxNode, SemanticModel, CancellationToken, T}, CancellationToken)"/>
    public static ImmutableArray<T> Read<T>(
        Compilation compilation, Func<SyntaxTree, CancellationToken, IEnumerable<SyntaxNode>> find, Func<SyntaxNode, SemanticModel, CancellationToken, T?> read, CancellationToken stop)
        where T : class
    {
        var models = ImmutableArray.CreateBuilder<T>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? semantics = null;
            foreach (var node in find(tree, stop))
            {
                stop.ThrowIfCancellationRequested();
                semantics ??= compilation.GetSemanticModel(tree);
                if (FaultBarrier.OrNull(() => read(node, semantics, stop)) is { } model)
                {
                    models.Add(model);
                }
            }
        }

        return models.ToImmutable();
    }
}
