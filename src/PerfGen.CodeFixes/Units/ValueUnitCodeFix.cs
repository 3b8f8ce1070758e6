using System.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4009: reads the value in the unit that stands beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValueUnitCodeFix))]
[Shared]
public sealed class ValueUnitCodeFix() : ReplacementCodeFix(DiagnosticIds.ValueInOtherUnit, "Read the value in {0}")
{
    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (!place.Ancestors().OfType<AttributeSyntax>().Any())
        {
            return root.ReplaceNode(place, ValueConversion.Of(place, replacement, diagnostic, model, stop));
        }

        return MetricText.IsLiteral(place) && ValueConversion.OfPath(((LiteralExpressionSyntax)place).Token.ValueText, replacement) is { } path
            ? root.ReplaceNode(place, MetricText.Literal(path).WithTriviaFrom(place))
            : null;
    }
}
