using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Advice;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Advice;

public sealed class AdviceAnalyzerTests
{
    private const string Source = """
        namespace Shop;
        record Diff;
        class Reviewer
        {
            [TrackPerformance]
            public int Review(Diff diff) => 1;
            [TrackPerformance]
            public int Review() => 1;
            public int Other(Diff diff) => 1;
        }
        [TrackPerformance]
        class Archive { public int Keep() => 1; }
        """;

    [Theory]
    [InlineData("Test\tM:Shop.Reviewer.Review(Shop.Diff)\t1204\t2026-11-03\t2026-11-21\t4.2\t0.88\tmain\t3.13", "1,204 calls from 3 November 2026 to 21 November 2026: p95 4.2 s, 34 % above the baseline 'main', 88 % succeeded")]
    [InlineData("Test\tM:Shop.Reviewer.Review\t1\t2026-11-03\t2026-11-03\t0.00421\t\t\t", "1 call from 3 November 2026 to 3 November 2026: p95 4.21 ms")]
    [InlineData("Test\tM:Shop.Reviewer.Review\t20\t2026-11-03\t2026-11-03\t4.5E-05\t1\tv2\t9E-05", "20 calls from 3 November 2026 to 3 November 2026: p95 45 µs, 50 % below the baseline 'v2', 100 % succeeded")]
    [InlineData("Test\tM:Shop.Reviewer.Review\t20\t2026-11-03\t2026-11-03\t120\t1\tv2\t120", "20 calls from 3 November 2026 to 3 November 2026: p95 120 s, as the baseline 'v2', 100 % succeeded")]
    public async Task WhatWasRecordedIsSaidOnTheMethod(string line, string message)
    {
        var diagnostic = Assert.Single(await FindAsync(new RecordedAnalyzer(), line));
        Assert.Equal((message, DiagnosticSeverity.Info), (diagnostic.GetMessage(), diagnostic.Severity));
        Assert.Equal("Review", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task AMethodThatAnAttributeOnItsTypeTracksIsOneAsWell() =>
        Assert.Single(await FindAsync(new RecordedAnalyzer(), "Test\tM:Shop.Archive.Keep\t1\t2026-11-03\t2026-11-03\t1\t\t\t"));

    [Theory]
    [InlineData("Elsewhere\tM:Shop.Reviewer.Review\t1\t2026-11-03\t2026-11-03\t1\t\t\t")] // another assembly
    [InlineData("Test\tM:Shop.Reviewer.Other(Shop.Diff)\t1\t2026-11-03\t2026-11-03\t1\t\t\t")] // not tracked any more
    [InlineData("Test\tM:Shop.Reviewer.Gone\t1\t2026-11-03\t2026-11-03\t1\t\t\t")]
    [InlineData("")]
    public async Task OfOtherMethodsNothingIsSaid(string line) => Assert.Empty(await FindAsync(new RecordedAnalyzer(), line));

    [Fact]
    public async Task WithoutTheFileNothingIsSaid()
    {
        var project = TestSolution.Create([("Test.cs", Source)]);
        Assert.Empty(await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), new RecordedAnalyzer(), new RegressedAnalyzer(), new OutdatedAnalyzer(), new UnreadableAdviceAnalyzer()));
    }

    [Fact, Edge("PRFG8001")]
    public async Task AnOverloadIsAnotherMethod()
    {
        Assert.Single(await FindAsync(new RecordedAnalyzer(), "Test\tM:Shop.Reviewer.Review(Shop.Diff)\t1\t2026-11-03\t2026-11-03\t1\t\t\t"));
        Assert.Empty(await FindAsync(new RecordedAnalyzer(), "Test\tM:Shop.Reviewer.Review(System.Int32)\t1\t2026-11-03\t2026-11-03\t1\t\t\t"));
    }

    [Fact, Edge("PRFG8004")]
    public async Task AllThatSucceededIsNotMoreThanAll()
    {
        Assert.Empty(await FindAsync(new UnreadableAdviceAnalyzer(), "Test\tM:A.B\t1\t2026-11-03\t2026-11-03\t1\t1\t\t"));
        Assert.Single(await FindAsync(new UnreadableAdviceAnalyzer(), "Test\tM:A.B\t1\t2026-11-03\t2026-11-03\t1\t1.01\t\t"));
    }

    [Theory, Edge("PRFG8002")]
    [InlineData("1204", "1.21", "", true)]
    [InlineData("1204", "1.2", "", false)] // exactly 20 percent
    [InlineData("20", "1.21", "", true)]
    [InlineData("19", "9", "", false)] // too few to tell
    [InlineData("1204", "1.21", "perfgen_regression_percent = 30", false)]
    [InlineData("1204", "1.06", "perfgen_regression_percent = 5", true)]
    [InlineData("1204", "0.5", "", false)]
    public async Task AMethodThatBecameSlowerIsReported(string calls, string p95, string keys, bool reported)
    {
        var found = await FindAsync(new RegressedAnalyzer(), $"Test\tM:Shop.Reviewer.Review\t{calls}\t2026-11-03\t2026-11-21\t{p95}\t1\tmain\t1", keys);
        Assert.Equal(reported, found.Count == 1);
    }

    [Fact]
    public async Task TheRegressionIsSaidInFigures() => Assert.Equal(
        "'Review' takes 34 % longer than its baseline 'main': p95 4.2 s instead of 3.13 s, over 1,204 calls up to 21 November 2026",
        Assert.Single(await FindAsync(new RegressedAnalyzer(), "Test\tM:Shop.Reviewer.Review\t1204\t2026-11-03\t2026-11-21\t4.2\t0.88\tmain\t3.13")).GetMessage());

    [Theory, Edge("PRFG8003")]
    [InlineData("build_metadata.Compile.ModifiedTime = 2026-11-23 10:00:00.0000000", true)]
    [InlineData("build_metadata.Compile.ModifiedTime = 2026-11-20 10:00:00.0000000", false)]
    [InlineData("build_metadata.Compile.ModifiedTime = ", false)]
    [InlineData("", false)]
    public async Task FiguresThatAreOlderThanTheFileAreReportedHidden(string keys, bool reported)
    {
        var found = await FindAsync(new OutdatedAnalyzer(), "Test\tM:Shop.Reviewer.Review\t1204\t2026-11-03\t2026-11-21\t4.2\t0.88\t\t", keys);
        Assert.Equal(reported ? [DiagnosticSeverity.Hidden] : [], found.Select(static diagnostic => diagnostic.Severity));
    }

    [Fact]
    public async Task ALineThatIsNoMethodsIsReportedAtItsPlaceAndTheOthersCount()
    {
        const string File = "# head\n<<<<<<< HEAD\nTest\tM:Shop.Reviewer.Review\t1\t2026-11-03\t2026-11-03\t1\t\t\t\n=======\n";
        var found = await FindAsync(new UnreadableAdviceAnalyzer(), File);
        Assert.Equal(["/test/perfgen.advice.tsv:1", "/test/perfgen.advice.tsv:3"], found.Select(static fault => $"{fault.Location.GetLineSpan().Path}:{fault.Location.GetLineSpan().StartLinePosition.Line}").Order());
        Assert.Single(await FindAsync(new RecordedAnalyzer(), File));
    }

    [Theory]
    [InlineData("Test\tM:A.B\t1\t2026-11-03\t2026-11-03\t1\t0.5\tmain\t")] // a baseline without its figure
    [InlineData("Test\tM:A.B\t1\t2026-11-03\t2026-11-03\t1\t1.5\t\t")] // more than all succeeded
    [InlineData("Test\tM:A.B\t-1\t2026-11-03\t2026-11-03\t1\t\t\t")]
    [InlineData("Test\tM:A.B\t1\t3.11.2026\t2026-11-03\t1\t\t\t")]
    [InlineData("Test\tT:A.B\t1\t2026-11-03\t2026-11-03\t1\t\t\t")]
    [InlineData("Test M:A.B 1 2026-11-03 2026-11-03 1")]
    public void WhatIsNotALineIsNotRead(string line) => Assert.Null(MethodAdvice.Parse(line));

    private static Task<IReadOnlyList<Diagnostic>> FindAsync(DiagnosticAnalyzer rule, string file, string keys = "")
    {
        var project = TestSolution.Create([("Test.cs", Source)], "root = true\n[*.cs]\n" + keys)
            .AddAdditionalDocument(AdviceFile.Name, file, filePath: "/test/" + AdviceFile.Name).Project;
        return AnalyzeAsync(project, rule);
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Project project, DiagnosticAnalyzer rule) =>
        await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), rule);
}
