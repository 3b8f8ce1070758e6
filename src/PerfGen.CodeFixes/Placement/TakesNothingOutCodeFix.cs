using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG2015: takes the attribute off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakesNothingOutCodeFix))]
[Shared]
public sealed class TakesNothingOutCodeFix() : SyntaxCodeFix(DiagnosticIds.TakesNothingOut, "Remove [DoNotTrack]")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) => AttributeRemoval.Apply(root, node);
}
