using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;
using PerfGen.WorkspaceHost;

// Does what an editor does: loads a project through MSBuild, shows what the analyzers of its package report, lets a document be changed without saving it,
// and applies a fix to what stands in the editor.
// Arguments: project, document, text to find, text to put there, diagnostic ID. Writes one JSON object.
var (projectPath, documentName, find, replace, id) = (args[0], args[1], args[2], args[3], args[4]);
using var workspace = MSBuildWorkspace.Create();
var project = await workspace.OpenProjectAsync(projectPath);
var package = PackageAnalyzers.Of(project);
var saved = await package.DiagnosticsAsync(project);

var document = project.Documents.Single(document => document.Name == documentName);
var text = await document.GetTextAsync();
var at = text.ToString().IndexOf(find, StringComparison.Ordinal);
var edited = document.WithText(text.WithChanges(new TextChange(new(at, find.Length), replace)));
var unsaved = await package.DiagnosticsAsync(edited.Project);

var diagnostic = unsaved.First(diagnostic => diagnostic.Id == id);
var fixedDocument = await package.FixAsync(edited, diagnostic);
var left = await package.DiagnosticsAsync(fixedDocument.Project);
Console.WriteLine(JsonSerializer.Serialize(new
{
    failures = workspace.Diagnostics.Where(static one => one.Kind == WorkspaceDiagnosticKind.Failure).Select(static one => one.Message),
    saved = saved.Select(Shown),
    unsaved = unsaved.Select(Shown),
    left = left.Select(Shown),
    text = (await fixedDocument.GetTextAsync()).ToString(),
    errors = (await fixedDocument.Project.GetCompilationAsync())!.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).Select(Shown),
    onDisk = File.ReadAllText(document.FilePath!),
}));

static string Shown(Diagnostic diagnostic)
{
    var span = diagnostic.Location.GetLineSpan();
    return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage()}";
}
