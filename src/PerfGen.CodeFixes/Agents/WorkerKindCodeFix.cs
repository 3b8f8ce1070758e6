using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Agents;

/// <summary>PRFG6002: writes the nearest word that the convention knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WorkerKindCodeFix))]
[Shared]
public sealed class WorkerKindCodeFix() : ReplacementCodeFix(DiagnosticIds.UnknownWorkerKind, "Write '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        MetricText.IsLiteral(place) ? root.ReplaceNode(place, MetricText.Literal(replacement).WithTriviaFrom(place)) : null;
}
