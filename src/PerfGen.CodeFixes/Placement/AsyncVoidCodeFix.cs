using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Coverage;
using PerfGen.CodeFixes.Coverage;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1005: gives an <c>async void</c> method a body that returns a task, by the partial form, or lets the body that it has return one. Who calls it sees no difference.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncVoidCodeFix))]
[Shared]
public sealed class AsyncVoidCodeFix : CodeFixProvider
{
    internal const string BodyKey = "PerfGen.BodyReturnsTask";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.AsyncVoidNotTracked];

    public override FixAllProvider GetFixAllProvider() => AsyncVoidFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (EachDiagnostic.Node(root, diagnostic).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || model.GetDeclaredSymbol(method, context.CancellationToken) is not IMethodSymbol symbol)
            {
                continue;
            }

            if (UnrecordedForm.BodyOf(symbol) is { } body)
            {
                context.RegisterCodeFix(CodeAction.Create($"Let '{body.Name}' return a Task", stop => TaskReturn.ApplyAsync(document.Project.Solution, [body], stop), BodyKey), diagnostic);
            }
            else if (PartialFormObstacle.Find(symbol, model.Compilation, context.CancellationToken) is null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Track inside the method", stop => TrackInsideMethod.ApplyAsync(document.Project.Solution, [method], stop), MethodGroupCodeFix.TrackInsideKey), diagnostic);
            }
        }
    }
}
