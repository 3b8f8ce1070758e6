using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.CodeFixes.Placement;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Makes a method that is called where no call can be replaced record itself, or puts the attribute on what such a call names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallCoverageCodeFix))]
[Shared]
public sealed class CallCoverageCodeFix : CodeFixProvider
{
    private const string DeclarationKey = "PerfGen.TrackDeclaration";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.CallThroughBaseNotTracked, DiagnosticIds.ExpressionTreeCallNotTracked, DiagnosticIds.BaseCallNotTracked, DiagnosticIds.TypeParameterCallNotTracked,
        DiagnosticIds.ImplicitCallNotTracked, DiagnosticIds.GeneratedCallNotTracked, DiagnosticIds.OutOfReachCallNotTracked, DiagnosticIds.FrameworkCallNotTracked,
        DiagnosticIds.TrackedMethodNeverCalled,
    ];

    public override FixAllProvider GetFixAllProvider() => MethodGroupFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Id == DiagnosticIds.CallThroughBaseNotTracked
                && await CalledAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } called)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Track the declaration as well", stop => AttributeInsertion.ApplyAsync(document.Project.Solution, called, stop), DeclarationKey),
                    diagnostic);
            }

            if (await TrackInsideMethod.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Track inside the method", stop => TrackInsideMethod.ApplyAsync(document.Project.Solution, [method], stop), MethodGroupCodeFix.TrackInsideKey),
                    diagnostic);
            }
        }
    }

    private static async Task<MethodDeclarationSyntax?> CalledAsync(Document document, Diagnostic diagnostic, CancellationToken stop)
    {
        if (await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model
            || EachDiagnostic.Node(root, diagnostic).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax
            || model.GetOperation(syntax, stop) is not IInvocationOperation call
            || call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared)
        {
            return null;
        }

        return await declared.GetSyntaxAsync(stop).ConfigureAwait(false) as MethodDeclarationSyntax;
    }
}
