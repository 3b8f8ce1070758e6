using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Coverage;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>
/// Looks for what <c>[DoNotTrack(CallsInside = true)]</c> is there for. The rules on coverage see the same calls, at the end of a compilation; few methods have the
/// attribute, and to read these alone costs less than a note on every call, and tells an editor at once.
/// </summary>
internal static class CallsInside
{
    /// <summary>Whether a call in a method or type, or in anything that stands in it, is left as it is written for the attribute's sake.</summary>
    public static bool IsAnyLeftAlone(ISymbol around, Compilation compilation, CancellationToken stop) =>
        ((around as IMethodSymbol)?.PartialImplementationPart ?? around).DeclaringSyntaxReferences
            .Where(static part => !GeneratedByUs.Is(part.SyntaxTree))
            .Any(part => IsAnyLeftAlone(part.GetSyntax(stop), compilation, stop));

    private static bool IsAnyLeftAlone(SyntaxNode part, Compilation compilation, CancellationToken stop)
    {
#pragma warning disable RS1030 // A type's parts stand in several files.
        var model = compilation.GetSemanticModel(part.SyntaxTree);
#pragma warning restore RS1030
        return part.DescendantNodesAndSelf(static node => !IsBody(node))
            .Where(IsBody)
            .Any(body => model.GetOperation(body, stop)?.DescendantsAndSelf().Any(operation => IsLeftAlone(operation, model, stop)) is true);
    }

    /// <summary>What is bound as one.</summary>
    private static bool IsBody(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or PrimaryConstructorBaseTypeSyntax;

    private static bool IsLeftAlone(IOperation operation, SemanticModel model, CancellationToken stop) => operation switch
    {
        // It may be a call when it is finished.
        IInvalidOperation => true,
        IInvocationOperation call => CallVerdict.Of(call, model.Compilation) switch
        {
            Verdict.OptedOut => true,

            // The generator cannot know what a call means that needs the output of another, and may take it for a tracked one.
            Verdict.NotAsked => call.Syntax is InvocationExpressionSyntax syntax && GeneratedNames.FindIn(syntax, model, stop) is not null,
            _ => false,
        },
        _ => false,
    };
}
