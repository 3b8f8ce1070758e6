using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>PRFG2001: calls the method from a lambda, which is tracked, or makes the method record itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MethodGroupCodeFix))]
[Shared]
public sealed class MethodGroupCodeFix : CodeFixProvider
{
    internal const string WrapKey = "PerfGen.WrapInLambda";
    internal const string TrackInsideKey = "PerfGen.TrackInsideMethod";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MethodGroupNotTracked];

    public override FixAllProvider GetFixAllProvider() => MethodGroupFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = EachDiagnostic.Node(root, diagnostic);
            if (await LambdaWrap.TryApplyAsync(document, node, context.CancellationToken).ConfigureAwait(false) is { } wrapped)
            {
                context.RegisterCodeFix(CodeAction.Create("Wrap in a lambda", _ => Task.FromResult(wrapped), WrapKey), diagnostic);
            }

            if (await TrackInsideMethod.FindAsync(document, node, context.CancellationToken).ConfigureAwait(false) is { } method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Track inside the method", stop => TrackInsideMethod.ApplyAsync(document.Project.Solution, [method], stop), TrackInsideKey),
                    diagnostic);
            }
        }
    }
}
