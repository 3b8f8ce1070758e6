using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Placement;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>Writes the right unit, and converts the value that stands beside it. Not offered where the value stands elsewhere.</summary>
public abstract class ConversionCodeFix : ReplacementCodeFix
{
    private protected ConversionCodeFix(string diagnosticId, string title)
        : base(diagnosticId, title)
    {
    }

    private protected sealed override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        var unit = MetricText.Unit(place, replacement, model, stop);
        if (!diagnostic.Properties.ContainsKey(Finding.Divisor))
        {
            return root.ReplaceNode(place, unit);
        }

        if (ValueBeside(place, replacement, diagnostic, model, stop) is not var (value, converted))
        {
            return null;
        }

        return root.ReplaceNodes([place, value], (original, _) => original == place ? unit : converted);
    }

    /// <summary>The value that a unit stands beside, and what it becomes; null where there is none that can be converted.</summary>
    private static (ExpressionSyntax Value, ExpressionSyntax Converted)? ValueBeside(
        ExpressionSyntax unit, string word, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (unit.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            return CapturePathAnalyzer.FromArgument(attribute) is { } from && MetricText.IsLiteral(from)
                && ValueConversion.OfPath(((LiteralExpressionSyntax)from).Token.ValueText, word) is { } path
                ? (from, MetricText.Literal(path).WithTriviaFrom(from))
                : null;
        }

        return unit.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && model.GetOperation(call, stop) is IInvocationOperation invocation
            && invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "value")?.Syntax is ArgumentSyntax { Expression: { } value }
            ? (value, ValueConversion.Of(value, word, diagnostic, model, stop))
            : null;
    }
}
