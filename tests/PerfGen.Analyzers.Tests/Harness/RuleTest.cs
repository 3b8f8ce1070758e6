using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>Runs one analyzer over marked sources and holds what it reports against the marks: all of them, and nothing else.</summary>
internal static class RuleTest<TRule>
    where TRule : new()
{
    private static readonly string RuleId = Subject.Analyzer<TRule>().SupportedDiagnostics.Single().Id;

    /// <summary>Diagnostics stand exactly at the marks, with these messages where any are given.</summary>
    public static Task ReportsAsync(string source, params string[] messages) => ReportsAsync([("Test.cs", source)], messages);

    public static async Task ReportsAsync((string Name, string Source)[] sources, params string[] messages)
    {
        var (project, marked) = Parse(sources);
        await CheckAsync(project, marked, messages);
    }

    /// <summary>Sources without errors of the compiler's, but with those that the test names by their IDs.</summary>
    public static async Task ReportsInBrokenCodeAsync(string source, string[] compilerErrors, params string[] messages)
    {
        var (project, marked) = Parse([("Test.cs", source)]);
        await CheckAsync(project, marked, messages, compilerErrors);
    }

    /// <summary>The severity of the only diagnostic under a configuration; null where it is silenced.</summary>
    public static async Task<DiagnosticSeverity?> SeverityAsync(string source, string config)
    {
        var project = TestSolution.Create([("Test.cs", Markup.Parse(source, RuleId).Text)], config);
        return (await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), Subject.Analyzer<TRule>())).SingleOrDefault(static diagnostic => !diagnostic.IsSuppressed)?.Severity;
    }

    internal static (Project Project, (string Name, Markup Markup)[] Marked) Parse((string Name, string Source)[] sources)
    {
        var marked = sources.Select(static source => (source.Name, Markup: Markup.Parse(source.Source, RuleId))).ToArray();
        return (TestSolution.Create(marked.Select(static source => (source.Name, source.Markup.Text))), marked);
    }

    internal static async Task<IReadOnlyList<Diagnostic>> CheckAsync(
        Project project, (string Name, Markup Markup)[] marked, string[]? messages = null, string[]? compilerErrors = null)
    {
        var compilation = await TestSolution.BuildAsync(project);
        var errors = TestSolution.CompilerErrors(compilation);
        Same.Lines(
            compilerErrors ?? [],
            compilerErrors is null ? errors.Select(static error => error.ToString()) : errors.Select(static error => error.Id).Distinct().Order());
        var diagnostics = await TestSolution.AnalyzeAsync(project, compilation, Subject.Analyzer<TRule>());
        var expected = marked
            .OrderBy(static source => source.Name, StringComparer.Ordinal)
            .SelectMany(static source => source.Markup.Expected.Select(place => $"{source.Name}{place.Span}: {place.Id} at '{source.Markup.Text.Substring(place.Span.Start, place.Span.Length)}'"));
        Same.Lines(expected, diagnostics.Select(Shown));
        if (messages is { Length: > 0 })
        {
            Same.Lines(messages, diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
        }

        return diagnostics;
    }

    private static string Shown(Diagnostic diagnostic)
    {
        var location = diagnostic.Location;
        return $"{Path.GetFileName(location.SourceTree!.FilePath)}{location.SourceSpan}: {diagnostic.Id} at '{location.SourceTree.GetText().ToString(location.SourceSpan)}'";
    }
}
