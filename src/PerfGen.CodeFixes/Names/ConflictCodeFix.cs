using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3006: of two descriptions, takes the catalogue's. Which of two units, instruments or types is meant, nobody but the author knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConflictCodeFix))]
[Shared]
public sealed class ConflictCodeFix() : ReplacementCodeFix(DiagnosticIds.ConflictingDefinition, "Describe as '{0}'")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop) =>
        DescriptionArgument.Change(root, place, replacement, model, stop);
}
