using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Queries;

/// <summary>PRFG7003: doubles the quotes of a text that stands between two quotes of the SQL. What stands elsewhere (a name, a list, a number) is no text to the engine, and has no fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComputedSqlCodeFix))]
[Shared]
public sealed class ComputedSqlCodeFix() : SemanticCodeFix(DiagnosticIds.ComputedSql, "Double the quotes")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node is not ExpressionSyntax value || model.GetTypeInfo(value, stop).Type is not { SpecialType: SpecialType.System_String } type)
        {
            return null;
        }

        var (before, after) = value.Parent switch
        {
            InterpolationSyntax { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax text } hole => Around(text, hole),
            BinaryExpressionSyntax => Around(value, model, stop),
            _ => (null, null),
        };
        if (before is null || after is null || before.Count(static letter => letter == '\'') % 2 == 0 || !after.StartsWith("'", StringComparison.Ordinal) || after.StartsWith("''", StringComparison.Ordinal))
        {
            return null;
        }

        ExpressionSyntax receiver = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? value.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia());
        var mayBeNull = model.GetTypeInfo(value, stop).Nullability.FlowState == NullableFlowState.MaybeNull;
        var doubled = SyntaxFactory.ParseExpression($"{receiver}{(mayBeNull ? "?" : "")}.Replace(\"'\", \"''\")");
        return root.ReplaceNode(value, doubled.WithTriviaFrom(value));
    }

    /// <summary>The text of an interpolated string on both sides of a hole. Other holes stand for what has no quotes of its own, since those double theirs.</summary>
    private static (string? Before, string? After) Around(InterpolatedStringExpressionSyntax text, InterpolationSyntax hole)
    {
        var at = text.Contents.IndexOf(hole);
        return (
            string.Concat(text.Contents.Take(at).OfType<InterpolatedStringTextSyntax>().Select(static part => part.TextToken.ValueText)),
            text.Contents.ElementAtOrDefault(at + 1) is InterpolatedStringTextSyntax next ? next.TextToken.ValueText : "");
    }

    /// <summary>The constants of a sum on both sides of an operand; nulls where something else than a constant is next to it.</summary>
    private static (string? Before, string? After) Around(ExpressionSyntax operand, SemanticModel model, CancellationToken stop)
    {
        var sum = operand.Ancestors().TakeWhile(static outer => outer is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }).LastOrDefault();
        if (sum is null)
        {
            return (null, null);
        }

        var operands = Operands((ExpressionSyntax)sum).ToList();
        var at = operands.IndexOf(operand);
        return (
            string.Concat(operands.Take(at).Select(Constant)),
            at + 1 < operands.Count ? Constant(operands[at + 1]) : null);

        string? Constant(ExpressionSyntax one) => model.GetConstantValue(one, stop) is { HasValue: true, Value: string text } ? text : null;
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax sum) =>
        sum is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } binary ? Operands(binary.Left).Concat(Operands(binary.Right)) : [sum];
}
