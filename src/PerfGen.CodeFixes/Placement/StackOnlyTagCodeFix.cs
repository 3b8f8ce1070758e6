using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1003: leaves the tag out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StackOnlyTagCodeFix))]
[Shared]
public sealed class StackOnlyTagCodeFix() : SyntaxCodeFix(DiagnosticIds.StackOnlyTag, "Remove [Tag]")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) => AttributeRemoval.Apply(root, node);
}
