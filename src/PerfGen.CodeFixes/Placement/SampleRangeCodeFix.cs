using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1012: takes the nearest number that is possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SampleRangeCodeFix))]
[Shared]
public sealed class SampleRangeCodeFix() : SyntaxCodeFix(DiagnosticIds.SampleOutOfRange, "Take the nearest number that is possible")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic) =>
        node is ExpressionSyntax expression && diagnostic.Properties.TryGetValue(Finding.Replacement, out var number) && number is not null
            ? root.ReplaceNode(expression, SyntaxFactory.ParseExpression(number).WithTriviaFrom(expression))
            : null;
}
