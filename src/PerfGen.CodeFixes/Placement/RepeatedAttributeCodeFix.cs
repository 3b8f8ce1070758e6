using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1015: keeps the first attribute, which is the one that counts.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedAttributeCodeFix))]
[Shared]
public sealed class RepeatedAttributeCodeFix() : SyntaxCodeFix(DiagnosticIds.RepeatedAttribute, "Remove the second [TrackPerformance]")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) => AttributeRemoval.Apply(root, node);
}
