using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.CodeFixes.Catalogue;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class UnusedEntryAnalyzerTests
{
    private const string Catalogue = """
        {
          "metrics": [
            { "name": "unused_first", "unit": "count" },
            { "name": "by_name", "unit": "count" },
            { "name": "by_member", "unit": "count" },
            { "name": "by_attribute", "unit": "seconds" },
            { "name": "by_meter", "unit": "count" },
            { "name": "kept", "unit": "count", "deprecated": "Shipped." },
            { "name": "unused_last", "unit": "count" }
          ]
        }
        """;

    private const string Code = """
        namespace Test;
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [TrackPerformance("by_attribute")] void M1() { }
            void M2()
            {
                Perf.Record("by_name", 1, "count");
                Use(Metrics.ByMember);
                meter.CreateCounter<int>("by_meter");
            }
            void Use(CountMetric metric) => metric.Record(1);
        }
        """;

    [Fact]
    public async Task WhatNothingRecordsIsFound() => Assert.Equal(["unused_first", "unused_last"], await UnusedAsync("/test/"));

    [Fact]
    public async Task ACatalogueAboveTheProjectServesOthersToo() => Assert.Empty(await UnusedAsync("/test/project/"));

    [Fact]
    public async Task OneEntryIsTakenOut()
    {
        var (project, diagnostics) = await AnalyzeAsync("/test/");
        var actions = new List<CodeAction>();

        await new UnusedEntryCodeFix().RegisterCodeFixesAsync(new CodeFixContext(TestSolution.DocumentOf(project, diagnostics[0]), diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        var fix = Assert.Single(actions);
        var changed = (await fix.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

        Assert.Equal("Remove 'unused_first'", fix.Title);
        Assert.Equal(
            Catalogue.Replace("    { \"name\": \"unused_first\", \"unit\": \"count\" },\n", "", StringComparison.Ordinal),
            (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString());
    }

    [Fact]
    public async Task EntriesAreTakenOutAllAtOnce()
    {
        var (project, diagnostics) = await AnalyzeAsync("/test/");

        var fix = new UnusedEntryCodeFix();
        var context = new FixAllContext(project.Documents.First(), fix, FixAllScope.Project, nameof(UnusedEntryCodeFix), fix.FixableDiagnosticIds, new Found(diagnostics), CancellationToken.None);
        var action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

        Assert.Equal(
            Catalogue.Replace("    { \"name\": \"unused_first\", \"unit\": \"count\" },\n", "", StringComparison.Ordinal).Replace(",\n    { \"name\": \"unused_last\", \"unit\": \"count\" }", "", StringComparison.Ordinal),
            (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString());
    }

    [Fact, Edge("PRFG5002")]
    public async Task OneUseIsEnough()
    {
        var unused = await UnusedAsync("/test/");

        Assert.Contains("unused_last", unused);
        Assert.DoesNotContain("by_member", unused);
    }

    private static async Task<string[]> UnusedAsync(string projectFolder)
    {
        var (_, diagnostics) = await AnalyzeAsync(projectFolder);
        return [.. diagnostics.Select(static diagnostic => Catalogue.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length))];
    }

    private static async Task<(Project Project, IReadOnlyList<Diagnostic> Diagnostics)> AnalyzeAsync(string projectFolder)
    {
        var project = TestSolution.Create([("perfgen.metrics.json", Catalogue), ("Test.cs", Code)], $"is_global = true\nbuild_property.ProjectDir = {projectFolder}");
        var compilation = await TestSolution.BuildAsync(project);
        Assert.Empty(TestSolution.CompilerErrors(compilation));
        return (project, await TestSolution.AnalyzeAsync(project, compilation, new UnusedEntryAnalyzer()));
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
