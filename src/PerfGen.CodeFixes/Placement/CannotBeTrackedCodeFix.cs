using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1002: makes a method of a local function or lambda where there is one way to do it, or takes the attribute off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CannotBeTrackedCodeFix))]
[Shared]
public sealed class CannotBeTrackedCodeFix : CodeFixProvider
{
    internal const string ExtractKey = "PerfGen.ExtractToMethod";
    internal const string RemoveKey = "PerfGen.RemoveTrackPerformance";

    private static readonly FixAllProvider FixAll = EachDiagnostic.Provider(ApplyAsync);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CannotBeTracked];

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || model is null || EachDiagnostic.Node(root, diagnostic).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: { } function } attribute)
            {
                continue;
            }

            if (MethodExtraction.Plan(function, model, context.CancellationToken) is not null)
            {
                Register(context, diagnostic, "Extract to a method", ExtractKey, attribute);
            }

            Register(context, diagnostic, "Remove [TrackPerformance]", RemoveKey, attribute);
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, string key, AttributeSyntax attribute) =>
        context.RegisterCodeFix(CodeAction.Create(title, stop => ApplyAsync(context.Document, attribute, diagnostic, key, stop), key), diagnostic);

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, Diagnostic diagnostic, string? equivalenceKey, CancellationToken stop)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: { } declaration } }
            || await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        if (equivalenceKey == RemoveKey)
        {
            return AttributeRemoval.Apply(root, node) is { } without ? document.WithSyntaxRoot(without) : document;
        }

        var model = await document.GetSemanticModelAsync(stop).ConfigureAwait(false);
        return model is not null && MethodExtraction.Plan(declaration, model, stop) is { } plan
            ? document.WithSyntaxRoot(plan.Apply(root))
            : document;
    }
}
