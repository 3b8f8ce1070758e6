using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1016: leaves the name out, which nothing uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameOnTypeCodeFix))]
[Shared]
public sealed class NameOnTypeCodeFix() : SyntaxCodeFix(DiagnosticIds.NameOnType, "Remove the name")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } arguments } argument)
        {
            return null;
        }

        var rest = arguments.Arguments.Remove(argument);
        return root.ReplaceNode(attribute, attribute.WithArgumentList(rest.Count == 0 ? null : arguments.WithArguments(rest)));
    }
}
