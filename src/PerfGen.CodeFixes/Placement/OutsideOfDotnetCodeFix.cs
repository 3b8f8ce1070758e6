using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.CodeFixes.Placement;

/// <summary>
/// PRFG1001: moves the attribute to the one method that calls the import and can be tracked. Only for an import that is private, so that its file shows all callers;
/// with several, or none, it is the author's choice.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutsideOfDotnetCodeFix))]
[Shared]
public sealed class OutsideOfDotnetCodeFix() : SemanticCodeFix(DiagnosticIds.NoBody, "Track the method that calls it instead")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } import
            || model.GetDeclaredSymbol(import, stop) is not { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } method
            || TrackedMethods.TrackPerformance(method)?.ApplicationSyntaxReference?.GetSyntax(stop) is not AttributeSyntax { Parent: AttributeListSyntax { Parent: MethodDeclarationSyntax } } attribute)
        {
            return null;
        }

        var places = type.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == method.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, stop).Symbol, method))
            .ToArray();
        var callers = places.Select(static place => place.FirstAncestorOrSelf<MemberDeclarationSyntax>()).Distinct().ToArray();
        if (callers.Length != 1
            || callers[0] is not MethodDeclarationSyntax caller
            || !places.All(static place => place.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
            || model.GetDeclaredSymbol(caller, stop) is not { } calling
            || TrackedMethods.TrackPerformance(calling) is not null
            || MethodShape.VerdictOf(calling) != Verdict.Tracked)
        {
            return null;
        }

        var tracked = root.TrackNodes(attribute, caller);
        tracked = AttributeRemoval.Apply(tracked, tracked.GetCurrentNode(attribute)!)!;
        return AttributeInsertion.Apply(tracked, tracked.GetCurrentNode(caller)!, attribute.WithoutTrivia().WithAdditionalAnnotations(Formatter.Annotation));
    }
}
