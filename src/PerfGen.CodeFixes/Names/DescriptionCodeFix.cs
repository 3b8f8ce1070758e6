using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3020: writes the description that the documentation has, or ends it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DescriptionCodeFix))]
[Shared]
public sealed class DescriptionCodeFix() : ReplacementCodeFix(DiagnosticIds.NoDescription, "Describe as '{0}'")
{
    private const string Parameter = "description";

    private protected override SyntaxNode? Change(
        SyntaxNode root, ExpressionSyntax place, string replacement, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent is not ArgumentListSyntax list)
        {
            return null;
        }

        var text = MetricText.Literal(replacement);
        var parameters = (model.GetSymbolInfo(list.Parent!, stop).Symbol as IMethodSymbol)?.Parameters ?? [];
        var position = parameters.Select(static parameter => parameter.Name).ToList().IndexOf(Parameter);
        if (DescriptionOf(list, position) is { } description)
        {
            return MetricText.IsLiteral(description.Expression) ? root.ReplaceNode(description.Expression, text.WithTriviaFrom(description.Expression)) : null;
        }

        // By position where name and unit stand so too, else by name.
        var byPosition = list.Arguments.Count == position && list.Arguments.All(static one => one.NameColon is null);
        var added = SyntaxFactory.Argument(text);
        return root.ReplaceNode(list, list.AddArguments((byPosition ? added : added.WithNameColon(SyntaxFactory.NameColon(Parameter).WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(SyntaxFactory.Space)));
    }

    private static ArgumentSyntax? DescriptionOf(ArgumentListSyntax list, int position) =>
        list.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == Parameter)
        ?? (position >= 0 && position < list.Arguments.Count && list.Arguments[position].NameColon is null ? list.Arguments[position] : null);
}
