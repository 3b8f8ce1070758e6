using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Lambdas stay within the document of the diagnostic; methods stand in any, and several diagnostics name one method.</summary>
internal sealed class MethodGroupFixAll : FixAllProvider
{
    private static readonly FixAllProvider Wrap = EachDiagnostic.Provider(
        static async (document, node, _, _, stop) => await LambdaWrap.TryApplyAsync(document, node, stop).ConfigureAwait(false) ?? document);

    private MethodGroupFixAll()
    {
    }

    public static MethodGroupFixAll Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        fixAllContext.CodeActionEquivalenceKey == MethodGroupCodeFix.WrapKey
            ? Wrap.GetFixAsync(fixAllContext)
            : Task.FromResult<CodeAction?>(CodeAction.Create(
                "Track inside the methods",
                stop => TrackInsideAsync(fixAllContext.WithCancellationToken(stop)),
                MethodGroupCodeFix.TrackInsideKey));

    private static async Task<Solution> TrackInsideAsync(FixAllContext context)
    {
        var methods = new HashSet<MethodDeclarationSyntax>();
        foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
                && await FindAsync(document, root, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } method)
            {
                methods.Add(method);
            }
        }

        return await TrackInsideMethod.ApplyAsync(context.Solution, methods, context.CancellationToken).ConfigureAwait(false);
    }

    private static Task<MethodDeclarationSyntax?> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken stop) =>
        diagnostic.Id == DiagnosticIds.MethodGroupNotTracked
            ? TrackInsideMethod.FindAsync(document, EachDiagnostic.Node(root, diagnostic), stop)
            : TrackInsideMethod.FindAsync(document, diagnostic, stop);

    /// <summary>What there is to fix within the scope.</summary>
    internal static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document:
                return await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            default:
                var all = new List<Diagnostic>();
                foreach (var project in context.Solution.Projects)
                {
                    all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                return all;
        }
    }
}
