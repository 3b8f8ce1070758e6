using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>What the fixes that change a catalogue file have in common: one text is changed, for one diagnostic or for all of them at once.</summary>
public abstract class CatalogueCodeFix : CodeFixProvider
{
    private readonly FixAllProvider _fixAll;

    private protected CatalogueCodeFix(string diagnosticId)
    {
        FixableDiagnosticIds = [diagnosticId];
        _fixAll = new CatalogueFixAll(this);
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => _fixAll;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // Applied here already, so that only what changes something is offered.
            var project = context.TextDocument.Project;
            if (await ApplyAsync(project, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                var title = Title(diagnostic, await FileAsync(project, diagnostic, context.CancellationToken).ConfigureAwait(false));
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The solution with the catalogue changed for all of the diagnostics; null where there is nothing to change.</summary>
    internal async Task<Solution?> ApplyAsync(Project project, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop)
    {
        var solution = project.Solution;
        foreach (var group in diagnostics.GroupBy(diagnostic => TargetOf(project, diagnostic)?.Id))
        {
            if (group.Key is { } id && solution.GetAdditionalDocument(id) is { } file
                && await file.GetTextAsync(stop).ConfigureAwait(false) is { } text
                && await ChangeAsync(project, text.ToString(), [.. group], stop).ConfigureAwait(false) is { } changed)
            {
                solution = solution.WithAdditionalDocumentText(id, text.WithChanges(new TextChange(new(0, text.Length), changed)));
            }
        }

        return solution == project.Solution ? null : solution;
    }

    /// <summary>The file that a diagnostic's fix changes.</summary>
    private protected virtual TextDocument? TargetOf(Project project, Diagnostic diagnostic) => At(project, diagnostic);

    private protected abstract string Title(Diagnostic diagnostic, string text);

    /// <summary>The file's text with what the diagnostics ask for; null where nothing is to be changed.</summary>
    private protected abstract Task<string?> ChangeAsync(Project project, string text, IReadOnlyList<Diagnostic> diagnostics, CancellationToken stop);

    /// <summary>The catalogue file that a diagnostic stands in.</summary>
    private protected static TextDocument? At(Project project, Diagnostic diagnostic) =>
        project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);

    /// <summary>The project's own catalogue file.</summary>
    private protected static TextDocument? Own(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(static file => file.FilePath is { } path && CatalogueFile.RoleOf(path) == CatalogueFileRole.Project);

    private static async Task<string> FileAsync(Project project, Diagnostic diagnostic, CancellationToken stop) =>
        At(project, diagnostic) is { } file ? (await file.GetTextAsync(stop).ConfigureAwait(false)).ToString() : "";
}
