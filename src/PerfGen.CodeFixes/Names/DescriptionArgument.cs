using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;

namespace PerfGen.CodeFixes.Names;

/// <summary>The description among the arguments of <c>Meter.Create…</c>.</summary>
internal static class DescriptionArgument
{
    private const string Parameter = "description";

    /// <summary>Writes a description, in the place of the one that stands there or behind the other arguments.</summary>
    /// <param name="root">The root.</param>
    /// <param name="place">Something in an argument of the call.</param>
    /// <param name="description">The description.</param>
    /// <param name="model">What the code means.</param>
    /// <param name="stop">Stops the fix.</param>
    /// <returns>The changed root; null where the description stands elsewhere.</returns>
    public static SyntaxNode? Change(SyntaxNode root, ExpressionSyntax place, string description, SemanticModel model, CancellationToken stop)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent is not ArgumentListSyntax list)
        {
            return null;
        }

        var text = MetricText.Literal(description);
        var parameters = (model.GetSymbolInfo(list.Parent!, stop).Symbol as IMethodSymbol)?.Parameters ?? [];
        var position = parameters.Select(static parameter => parameter.Name).ToList().IndexOf(Parameter);
        if (In(list, position) is { } written)
        {
            return MetricText.IsLiteral(written.Expression) ? root.ReplaceNode(written.Expression, text.WithTriviaFrom(written.Expression)) : null;
        }

        // By position where name and unit stand so too, else by name.
        var byPosition = list.Arguments.Count == position && list.Arguments.All(static one => one.NameColon is null);
        var added = SyntaxFactory.Argument(text);
        return root.ReplaceNode(list, list.AddArguments((byPosition ? added : added.WithNameColon(SyntaxFactory.NameColon(Parameter).WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(SyntaxFactory.Space)));
    }

    private static ArgumentSyntax? In(ArgumentListSyntax list, int position) =>
        list.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == Parameter)
        ?? (position >= 0 && position < list.Arguments.Count && list.Arguments[position].NameColon is null ? list.Arguments[position] : null);
}
