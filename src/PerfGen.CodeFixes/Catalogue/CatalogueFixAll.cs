using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>All diagnostics of a document, a project or a solution, in one change of each catalogue file.</summary>
internal sealed class CatalogueFixAll(CatalogueCodeFix fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var stop = context.CancellationToken;
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (solution.GetProject(project.Id) is { } current && await fix.ApplyAsync(current, diagnostics, stop).ConfigureAwait(false) is { } changed)
            {
                solution = changed;
            }
        }

        return solution == context.Solution ? null : CodeAction.Create("Change the catalogue", _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
    }
}
