using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1013: a method that is to be tracked where it is defined lacks its body, or a type around it is not partial.</summary>
internal sealed class PartialFormRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PartialFormIncomplete,
        "A tracked partial method is not complete",
        "'{0}' is tracked where it is defined, and {1}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "PerfGen writes the implementing part of a tracked partial method; it calls the body, a method of the same signature whose name ends with Core.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.PartialFormIncomplete));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        if (!method.IsPartialDefinition || TrackedMethods.TrackPerformance(method) is null || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(stop) is not MethodDeclarationSyntax declaration)
        {
            yield break;
        }

        if (declaration.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } whole)
        {
            yield return Finding.Of(method.Locations[0], MethodGroupAnalyzer.Shown(method), $"'{whole.Identifier.ValueText}' around it is not 'partial'").ReplacedBy(whole.Identifier.ValueText);
        }

        if (method.PartialImplementationPart is null && PartialForm.FindCore(method) is null)
        {
            yield return Finding.Of(method.Locations[0], MethodGroupAnalyzer.Shown(method), Lacks(method));
        }
    }

    private static string Lacks(IMethodSymbol method)
    {
        var core = PartialForm.CoreName(method);
        return method.ContainingType.GetMembers(core).IsEmpty
            ? $"has no body: write it as a method '{core}' of the same signature"
            : $"'{core}' has another signature: static or not, type parameters, parameters and result have to be the same";
    }
}
