using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1011: does not track the method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TooSmallCodeFix))]
[Shared]
public sealed class TooSmallCodeFix() : SyntaxCodeFix(DiagnosticIds.TooSmallToTrack, "Remove [TrackPerformance]")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) => AttributeRemoval.Apply(root, node);
}
