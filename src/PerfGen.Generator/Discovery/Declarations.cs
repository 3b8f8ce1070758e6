using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// All that the meaning of a call can depend on outside of its own file: what is referenced, and what is declared. Most edits are inside of a body and
/// leave it as it is; then what was found in every other file still holds.
/// </summary>
/// <remarks>
/// Two compilations are compared tree by tree, which costs nothing for the trees that they share. The one thing in a body that others can see is whether it yields.
/// Discovery that comes to look into bodies of other files has to be told apart here as well.
/// </remarks>
internal sealed class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, Comparison> LastComparisons = new();

    private readonly CompilationOptions _options;
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;

    private Declarations(Compilation compilation)
    {
        _options = compilation.Options;
        _trees = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References];
        AssemblyName = compilation.AssemblyName;
    }

    private string? AssemblyName { get; }

    /// <summary>The declarations of a compilation: those of an earlier one where they are the same.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="earlier">What was read for an earlier compilation; null for none.</param>
    public static Declarations Of(Compilation compilation, Declarations? earlier)
    {
        var now = new Declarations(compilation);
        return earlier is not null && now.IsSameAs(earlier) ? earlier : now;
    }

    private bool IsSameAs(Declarations other)
    {
        if (AssemblyName != other.AssemblyName || !_options.Equals(other._options) || _trees.Length != other._trees.Length || !_references.SequenceEqual(other._references))
        {
            return false;
        }

        for (var i = 0; i < _trees.Length; i++)
        {
            if (_trees[i] != other._trees[i] && !DeclareTheSame(_trees[i], other._trees[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool DeclareTheSame(SyntaxTree tree, SyntaxTree earlier)
    {
        if (LastComparisons.TryGetValue(tree, out var last) && last.Earlier == earlier)
        {
            return last.IsSame;
        }

        var isSame = tree.FilePath == earlier.FilePath
            && tree.Options.Equals(earlier.Options)
            && SyntaxFactory.AreEquivalent(tree.GetRoot(), earlier.GetRoot(), topLevel: true)
            && Yields(tree).SequenceEqual(Yields(earlier));
        LastComparisons.Remove(tree);
        LastComparisons.GetValue(tree, _ => new Comparison(earlier, isSame));
        return isSame;
    }

    /// <summary>For each method with a body in turn, whether it yields: only then its body has not begun when it returns.</summary>
    private static IEnumerable<bool> Yields(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MethodDeclarationSyntax>()
        .Select(static method => method.Body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ExpressionSyntax))
            .Any(static node => node is YieldStatementSyntax) == true);

    private sealed class Comparison(SyntaxTree earlier, bool isSame)
    {
        public SyntaxTree Earlier { get; } = earlier;

        public bool IsSame { get; } = isSame;
    }
}
