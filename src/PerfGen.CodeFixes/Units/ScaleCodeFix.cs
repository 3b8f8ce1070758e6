using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4012: makes a share of 0 to 1 one of 0 to 100.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScaleCodeFix))]
[Shared]
public sealed class ScaleCodeFix() : ReplacementCodeFix(DiagnosticIds.WrongScale, "Record 100 times as much")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        root.ReplaceNode(place, ValueConversion.Of(place, replacement, diagnostic, model, stop));
}
