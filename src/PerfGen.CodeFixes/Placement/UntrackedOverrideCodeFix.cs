using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1009: puts the attribute on the override as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UntrackedOverrideCodeFix))]
[Shared]
public sealed class UntrackedOverrideCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider FixAll = EachDiagnostic.Provider(static (document, node, _, _, stop) => ApplyAsync(document, node, stop));

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UntrackedOverride];

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = EachDiagnostic.Node(root, diagnostic);
            context.RegisterCodeFix(CodeAction.Create("Track the override as well", stop => ApplyAsync(context.Document, node, stop), nameof(UntrackedOverrideCodeFix)), diagnostic);
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, CancellationToken stop) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? await AttributeInsertion.ApplyAsync(document, method, stop).ConfigureAwait(false) : document;
}
