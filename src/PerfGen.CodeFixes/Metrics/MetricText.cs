using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>Names and units as source has them.</summary>
internal static class MetricText
{
    public static ExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    public static bool IsLiteral(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression);

    /// <summary>A unit in the manner of the one it replaces: a constant of <c>Units</c> for a constant of <c>Units</c>, else its word.</summary>
    public static ExpressionSyntax Unit(ExpressionSyntax old, string word, SemanticModel model, CancellationToken stop)
    {
        var constant = model.GetSymbolInfo(old, stop).Symbol is IFieldSymbol { ContainingType: { Name: "Units", ContainingNamespace.Name: "PerfGen" } units }
            ? units.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue as string == word)?.Name
            : null;
        return ((constant, old) switch
        {
            ({ } name, MemberAccessExpressionSyntax access) => access.WithName(SyntaxFactory.IdentifierName(name)),
            ({ } name, IdentifierNameSyntax) => SyntaxFactory.IdentifierName(name),
            _ => Literal(word),
        }).WithTriviaFrom(old);
    }
}
