using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>Runs one analyzer over marked sources and holds what it reports against the marks: all of them, and nothing else.</summary>
internal static class RuleTest<TRule>
    where TRule : new()
{
    private const string Edge = "$$";

    /// <summary>That of plain marks. Where an analyzer has several, each mark names its own.</summary>
    private static readonly string RuleId = Subject.Analyzer<TRule>().SupportedDiagnostics is [var only] ? only.Id : "";

    /// <summary>Diagnostics stand exactly at the marks, with these messages where any are given.</summary>
    public static Task ReportsAsync(string source, params string[] messages) => ReportsAsync([("Test.cs", source)], messages);

    /// <summary>The same, with these keys in <c>.editorconfig</c>.</summary>
    public static async Task ReportsUnderAsync(string keys, string source, params string[] messages)
    {
        var (project, marked) = Parse([("Test.cs", source)], keys);
        await CheckAsync(project, marked, messages);
    }

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

    /// <summary>
    /// One source, in which <c>$$</c> stands for one difference: with the one text in its place the rule is silent, with the other it reports the marks.
    /// The calling test carries <see cref="EdgeAttribute"/> with the rules that it shows the edge of, and no others.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="silent">The nearest text of which nothing is to be said.</param>
    /// <param name="reported">The nearest one that is reported.</param>
    /// <param name="keys">Keys in <c>.editorconfig</c>.</param>
    /// <param name="errors">What the compiler says of the reported one as well.</param>
    /// <param name="file">The test's file.</param>
    /// <param name="test">The test.</param>
    public static Task EdgeAsync(string source, string silent, string reported, string? keys = null, string[]? errors = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        EdgeAsync([("Test.cs", source)], silent, reported, keys, errors, file, test);

    /// <inheritdoc cref="EdgeAsync(string, string, string, string?, string[], string, string)"/>
    public static async Task EdgeAsync(
        (string Name, string Source)[] sources, string silent, string reported, string? keys = null, string[]? errors = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        Assert.Equal(1, sources.Sum(static source => source.Source.Split(Edge).Length - 1));
        Assert.NotEqual(Markup.Parse(silent, RuleId).Text, Markup.Parse(reported, RuleId).Text);
        var (project, marked) = Parse([.. sources.Select(source => (source.Name, source.Source.Replace(Edge, reported, StringComparison.Ordinal)))], keys);
        await CheckAsync(project, marked, compilerErrors: errors);
        var ids = marked.SelectMany(static source => source.Markup.Expected).Select(static place => place.Id).Distinct().Order().ToArray();
        Assert.Equal(EdgeAttribute(file, test)?.Ids.Order(), ids);

        (project, _) = Parse([.. sources.Select(source => (source.Name, source.Source.Replace(Edge, silent, StringComparison.Ordinal)))], keys);
        var compilation = await TestSolution.BuildAsync(project);
        Same.Lines([], TestSolution.CompilerErrors(compilation).Select(static error => error.ToString()));
        var found = await TestSolution.AnalyzeAsync(project, compilation, Subject.Analyzer<TRule>());
        Same.Lines([], found.Where(diagnostic => ids.Contains(diagnostic.Id)).Select(static diagnostic => diagnostic.ToString()));
    }

    private static EdgeAttribute? EdgeAttribute(string file, string test) =>
        typeof(EdgeAttribute).Assembly.GetTypes().Single(type => type.Name == Path.GetFileNameWithoutExtension(file)).GetMethod(test)?.GetCustomAttribute<EdgeAttribute>();

    /// <summary>The severity of the only diagnostic under a configuration; null where it is silenced.</summary>
    public static async Task<DiagnosticSeverity?> SeverityAsync(string source, string config)
    {
        var project = TestSolution.Create([("Test.cs", Markup.Parse(source, RuleId).Text)], config);
        return (await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), Subject.Analyzer<TRule>())).SingleOrDefault(static diagnostic => !diagnostic.IsSuppressed)?.Severity;
    }

    internal static (Project Project, (string Name, Markup Markup)[] Marked) Parse((string Name, string Source)[] sources, string? keys = null)
    {
        var marked = sources.Select(static source => (source.Name, Markup: Markup.Parse(source.Source, RuleId))).ToArray();
        return (TestSolution.Create(marked.Select(static source => (source.Name, source.Markup.Text)), keys is null ? null : "root = true\n[*.cs]\n" + keys), marked);
    }

    internal static async Task<IReadOnlyList<Diagnostic>> CheckAsync(
        Project project, (string Name, Markup Markup)[] marked, string[]? messages = null, string[]? compilerErrors = null, IIncrementalGenerator[]? others = null)
    {
        var compilation = await TestSolution.BuildAsync(project, others ?? []);
        var errors = TestSolution.CompilerErrors(compilation);
        Same.Lines(
            compilerErrors ?? [],
            compilerErrors is null ? errors.Select(static error => error.ToString()) : errors.Select(static error => error.Id).Distinct().Order());
        var marks = marked.SelectMany(static source => source.Markup.Expected).Select(static place => place.Id).ToHashSet(StringComparer.Ordinal);
        var diagnostics = (await TestSolution.AnalyzeAsync(project, compilation, Subject.Analyzer<TRule>())).Where(diagnostic => marks.Contains(diagnostic.Id) || !IsByTheWay(diagnostic)).ToList();
        var expected = marked
            .OrderBy(static source => source.Name, StringComparer.Ordinal)
            .SelectMany(static source => source.Markup.Expected.Select(place => $"{source.Name}{place.Span}: {place.Id} at '{source.Markup.Text.Substring(place.Span.Start, place.Span.Length)}'"));
        Same.Lines(expected, diagnostics.Select(diagnostic => Shown(diagnostic, marked)));
        if (messages is { Length: > 0 })
        {
            Same.Lines(messages, diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
        }

        return diagnostics;
    }

    /// <summary>Of an analyzer with several rules: what is hidden, or said of the project as a whole, counts only in tests that mark it.</summary>
    private static bool IsByTheWay(Diagnostic diagnostic) =>
        RuleId.Length == 0 && (diagnostic.Severity == DiagnosticSeverity.Hidden || diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd));

    private static string Shown(Diagnostic diagnostic, (string Name, Markup Markup)[] marked)
    {
        var (name, span) = (Path.GetFileName(diagnostic.Location.GetLineSpan().Path), diagnostic.Location.SourceSpan);
        return diagnostic.Location == Location.None
            ? $"{diagnostic.Id} without a place"
            : $"{name}{span}: {diagnostic.Id} at '{marked.Single(source => source.Name == name).Markup.Text.Substring(span.Start, span.Length)}'";
    }
}
