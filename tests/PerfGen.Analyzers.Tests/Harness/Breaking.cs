using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>A fix that is wrong: it removes a local function and leaves its calls. The harness has to notice.</summary>
internal sealed class Breaking : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRFG1002"];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var function = root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Single();
        var changed = context.Document.WithSyntaxRoot(root.RemoveNode(function, SyntaxRemoveOptions.KeepNoTrivia)!);
        context.RegisterCodeFix(CodeAction.Create("Break", _ => Task.FromResult(changed), "Break"), context.Diagnostics);
    }
}
