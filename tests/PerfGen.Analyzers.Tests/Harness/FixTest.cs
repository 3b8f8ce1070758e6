using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>
/// Applies a fix to marked sources. What comes out is compared as text, has to compile together with what the generator makes of it,
/// and is analyzed again: only what the expected text marks may be left.
/// </summary>
internal static class FixTest<TRule, TFix>
    where TRule : new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Applies the fix of that title to the first diagnostic.</summary>
    public static Task FixesAsync(string title, string source, string expected) => FixesAsync(title, [("Test.cs", source, expected)]);

    /// <summary>The same, with these keys in <c>.editorconfig</c>.</summary>
    public static Task FixesUnderAsync(string keys, string title, string source, string expected) => FixesAsync(keys, title, [("Test.cs", source, expected)]);

    public static Task FixesAsync(string title, params (string Name, string Source, string Expected)[] sources) => FixesAsync(null, title, sources);

    /// <summary>The same for a source with these errors of the compiler's, which are gone afterwards.</summary>
    public static Task FixesInBrokenCodeAsync(string[] errors, string title, string source, string expected) => FixesAsync(null, title, [("Test.cs", source, expected)], errors);

    /// <summary>The same beside the generator of another product, with these errors of the compiler's, which are gone afterwards.</summary>
    public static Task FixesBesideAsync(IIncrementalGenerator other, string[] errors, string title, string source, string expected) => FixesAsync(null, title, [("Test.cs", source, expected)], errors, [other]);

    private static async Task FixesAsync(string? keys, string title, (string Name, string Source, string Expected)[] sources, string[]? errors = null, IIncrementalGenerator[]? others = null)
    {
        var (project, diagnostics) = await AnalyzedAsync(sources, keys, errors, others);
        var action = (await ActionsAsync(project, diagnostics[0])).SingleOrDefault(action => action.Title == title);
        Assert.True(action is not null, $"No fix '{title}' was offered.");
        await CheckAsync(project, action!, sources, others);
    }

    /// <summary>Applies the fix of that title to all diagnostics of the project at once.</summary>
    public static Task FixesAllAsync(string title, string source, string expected) => FixesAllAsync(title, [("Test.cs", source, expected)]);

    /// <summary>The same, with these keys in <c>.editorconfig</c>.</summary>
    public static Task FixesAllUnderAsync(string keys, string title, string source, string expected) => FixesAllAsync(keys, title, [("Test.cs", source, expected)]);

    public static Task FixesAllAsync(string title, params (string Name, string Source, string Expected)[] sources) => FixesAllAsync(null, title, sources);

    /// <summary>The same for a source with these errors of the compiler's, which are gone afterwards.</summary>
    public static Task FixesAllInBrokenCodeAsync(string[] errors, string title, string source, string expected) => FixesAllAsync(null, title, [("Test.cs", source, expected)], errors);

    /// <summary>The same beside the generator of another product, with these errors of the compiler's, which are gone afterwards.</summary>
    public static Task FixesAllBesideAsync(IIncrementalGenerator other, string[] errors, string title, string source, string expected) => FixesAllAsync(null, title, [("Test.cs", source, expected)], errors, [other]);

    private static async Task FixesAllAsync(string? keys, string title, (string Name, string Source, string Expected)[] sources, string[]? errors = null, IIncrementalGenerator[]? others = null)
    {
        var (project, diagnostics) = await AnalyzedAsync(sources, keys, errors, others);
        var key = await EquivalenceKeyAsync(project, diagnostics, title);
        var fix = new TFix();
        foreach (var scope in new[] { FixAllScope.Project, FixAllScope.Solution })
        {
            var context = new FixAllContext(
                project.GetDocument(diagnostics[0].Location.SourceTree) ?? project.Documents.First(), fix, scope, key, fix.FixableDiagnosticIds, new Provider(Subject.Analyzer<TRule>(), others), CancellationToken.None);
            var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
            Assert.True(action is not null, "There is no fix-all.");
            await CheckAsync(project, action!, sources, others);
        }
    }

    /// <summary>Exactly these fixes are offered for the first diagnostic, in this order.</summary>
    public static Task OffersAsync(string source, params string[] titles) => OffersBesideAsync(null, null, source, titles);

    /// <summary>The same beside the generator of another product.</summary>
    public static async Task OffersBesideAsync(IIncrementalGenerator? other, string[]? errors, string source, params string[] titles)
    {
        var (project, diagnostics) = await AnalyzedAsync([("Test.cs", source, "")], errors: errors, others: other is null ? null : [other]);
        Assert.Equal(titles, (await ActionsAsync(project, diagnostics[0])).Select(static action => action.Title));
    }

    private static async Task<(Project Project, IReadOnlyList<Diagnostic> Diagnostics)> AnalyzedAsync((string Name, string Source, string Expected)[] sources, string? keys = null, string[]? errors = null, IIncrementalGenerator[]? others = null)
    {
        var (project, marked) = RuleTest<TRule>.Parse([.. sources.Select(static source => (source.Name, source.Source))], keys);
        var diagnostics = await RuleTest<TRule>.CheckAsync(project, marked, compilerErrors: errors, others: others);
        Assert.NotEmpty(diagnostics);
        return (project, diagnostics);
    }

    private static async Task<string?> EquivalenceKeyAsync(Project project, IReadOnlyList<Diagnostic> diagnostics, string title)
    {
        foreach (var diagnostic in diagnostics)
        {
            if ((await ActionsAsync(project, diagnostic)).FirstOrDefault(action => action.Title == title) is { } action)
            {
                return action.EquivalenceKey;
            }
        }

        Assert.Fail($"No fix '{title}' was offered for any diagnostic.");
        return null;
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = TestSolution.DocumentOf(project, diagnostic);
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task CheckAsync(Project before, CodeAction action, (string Name, string Source, string Expected)[] sources, IIncrementalGenerator[]? others = null)
    {
        var operation = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        var after = operation.ChangedSolution.GetProject(before.Id)!;
        var (_, marked) = RuleTest<TRule>.Parse([.. sources.Select(static source => (source.Name, source.Expected))]);
        foreach (var (name, markup) in marked)
        {
            var text = await after.Documents.Concat(after.AdditionalDocuments).Single(document => document.Name == name).GetTextAsync();
            Same.Text(markup.Text, text.ToString());
        }

        await RuleTest<TRule>.CheckAsync(after, marked, others: others);
    }

    private sealed class Provider(DiagnosticAnalyzer analyzer, IIncrementalGenerator[]? others) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await TestSolution.AnalyzeAsync(project, others is null ? (await project.GetCompilationAsync(cancellationToken))! : await TestSolution.BuildAsync(project, others), analyzer);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree) == document);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(static diagnostic => !diagnostic.Location.IsInSource);
    }
}
