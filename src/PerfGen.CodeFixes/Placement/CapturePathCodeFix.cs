using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Placement;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1004: takes the nearest path that leads to a number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapturePathCodeFix))]
[Shared]
public sealed class CapturePathCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider FixAll = EachDiagnostic.Provider(ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CapturePathNotFound];

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && Suggestion(diagnostic) is { } suggestion)
            {
                var node = EachDiagnostic.Node(root, diagnostic);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Measure '{suggestion}'",
                        stop => ApplyAsync(context.Document, node, diagnostic, null, stop),
                        nameof(CapturePathCodeFix)),
                    diagnostic);
            }
        }
    }

    private static string? Suggestion(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(CapturePathAnalyzer.Suggestion, out var suggestion) ? suggestion : null;

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, string? equivalenceKey, CancellationToken stop)
    {
        if (Suggestion(diagnostic) is not { } suggestion
            || node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var path = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(suggestion));
        return document.WithSyntaxRoot(CapturePathAnalyzer.FromArgument(attribute) is { } from
            ? root.ReplaceNode(from, path.WithTriviaFrom(from))
            : root.ReplaceNode(attribute, attribute.AddArgumentListArguments(FromArgument(path))));
    }

    private static AttributeArgumentSyntax FromArgument(ExpressionSyntax path) =>
        SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("From"), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)),
            null,
            path).WithLeadingTrivia(SyntaxFactory.Space);
}
