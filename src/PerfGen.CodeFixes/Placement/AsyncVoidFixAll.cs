using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Coverage;
using PerfGen.CodeFixes.Coverage;

namespace PerfGen.CodeFixes.Placement;

/// <summary>All bodies, or all methods, of a fix at once: a body may stand in another document than the diagnostic.</summary>
internal sealed class AsyncVoidFixAll : FixAllProvider
{
    private AsyncVoidFixAll()
    {
    }

    public static AsyncVoidFixAll Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(
        fixAllContext.CodeActionEquivalenceKey == AsyncVoidCodeFix.BodyKey
            ? CodeAction.Create("Let the bodies return a Task", stop => LetReturnTaskAsync(fixAllContext.WithCancellationToken(stop)), AsyncVoidCodeFix.BodyKey)
            : CodeAction.Create("Track inside the methods", stop => TrackInsideAsync(fixAllContext.WithCancellationToken(stop)), MethodGroupCodeFix.TrackInsideKey));

    private static async Task<Solution> LetReturnTaskAsync(FixAllContext context)
    {
        var methods = await MethodsAsync(context).ConfigureAwait(false);
        return await TaskReturn.ApplyAsync(context.Solution, methods.Select(static method => UnrecordedForm.BodyOf(method.Symbol)).OfType<IMethodSymbol>(), context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<Solution> TrackInsideAsync(FixAllContext context)
    {
        var methods = await MethodsAsync(context).ConfigureAwait(false);
        return await TrackInsideMethod.ApplyAsync(
            context.Solution,
            methods.Where(method => UnrecordedForm.BodyOf(method.Symbol) is null && PartialFormObstacle.Find(method.Symbol, method.Compilation, context.CancellationToken) is null).Select(static method => method.Syntax),
            context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<(MethodDeclarationSyntax Syntax, IMethodSymbol Symbol, Compilation Compilation)>> MethodsAsync(FixAllContext context)
    {
        var methods = new List<(MethodDeclarationSyntax, IMethodSymbol, Compilation)>();
        foreach (var diagnostic in await MethodGroupFixAll.DiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
                && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                && EachDiagnostic.Node(root, diagnostic).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
                && model.GetDeclaredSymbol(method, context.CancellationToken) is IMethodSymbol symbol)
            {
                methods.Add((method, symbol, model.Compilation));
            }
        }

        return methods;
    }
}
