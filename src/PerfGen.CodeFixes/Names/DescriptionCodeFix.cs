using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3020: writes the description that the documentation has, or ends it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DescriptionCodeFix))]
[Shared]
public sealed class DescriptionCodeFix() : ReplacementCodeFix(DiagnosticIds.NoDescription, "Describe as '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        DescriptionArgument.Change(root, place, replacement, model, stop);
}
