using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Metrics;
using PerfGen.CodeFixes.Coverage;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1013: makes the types around the method partial, all that are not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFormCodeFix))]
[Shared]
public sealed class PartialFormCodeFix() : SyntaxCodeFix(DiagnosticIds.PartialFormIncomplete, "Make the types around it partial")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.ContainsKey(Finding.Replacement))
        {
            return null;
        }

        var whole = node.Ancestors().OfType<TypeDeclarationSyntax>().Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
        return whole.Length == 0 ? null : root.ReplaceNodes(whole, static (_, type) => PartialFormRewriter.WithPartial(type));
    }
}
