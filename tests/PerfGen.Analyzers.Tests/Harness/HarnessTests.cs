using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Placement;
using PerfGen.CodeFixes.Placement;
using Xunit.Sdk;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>The harness itself goes red for every way in which a rule or fix can be wrong.</summary>
public sealed class HarnessTests
{
    private const string Wrong = "class C { [Measure(\"lines\", Units.Lines, From = [|\"result.Lenth\"|])] string M() => \"\"; }";

    [Fact]
    public Task WhatIsMarkedAndReportedPasses() => RuleTest<CapturePathAnalyzer>.ReportsAsync(Wrong, "'result.Lenth' does not exist on 'string'; did you mean 'result.Length'?");

    [Theory]
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = \"[|result.Lenth|]\")] string M() => \"\"; }", "at 'result.Lenth'")] // a wrong span
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = \"result.Lenth\")] string M() => \"\"; }", "Test.cs[")] // reported and not marked
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = [|\"result.Length\"|])] string M() => \"\"; }", "Test.cs[")] // marked and not reported
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = {|PRFG1002:\"result.Lenth\"|})] string M() => \"\"; }", "PRFG1002")] // another ID
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = [|\"result.Lenth\"|])] string M() => 1; }", "CS0029")] // does not compile
    [InlineData("class C { [Measure(\"lines\", Units.Lines, From = [|\"result.Lenth\")] string M() => \"\"; }", "not closed")] // a mark that is not closed
    public async Task AnythingElseFails(string source, string because) =>
        await FailsAsync(() => RuleTest<CapturePathAnalyzer>.ReportsAsync(source), because);

    [Fact]
    public async Task AWrongMessageFails() => await FailsAsync(() => RuleTest<CapturePathAnalyzer>.ReportsAsync(Wrong, "'result.Lenth' is wrong"), "is wrong");

    [Fact]
    public async Task AMessageTooFewFails() => await FailsAsync(() => RuleTest<CapturePathAnalyzer>.ReportsAsync(Wrong, "", ""), "did you mean");

    [Fact]
    public async Task AFixThatIsNotOfferedFails() =>
        await FailsAsync(() => FixTest<CapturePathAnalyzer, CapturePathCodeFix>.FixesAsync("Measure 'result.Width'", Wrong, Wrong), "No fix");

    [Fact]
    public async Task OtherTextThanExpectedFails() =>
        await FailsAsync(() => FixTest<CapturePathAnalyzer, CapturePathCodeFix>.FixesAsync("Measure 'result.Length'", Wrong, Wrong), "Expected:");

    [Fact]
    public async Task ADiagnosticThatIsLeftFails()
    {
        const string Two = "class C { [Measure(\"a\", Units.Lines, From = [|\"result.Lenth\"|]), Measure(\"b\", Units.Lines, From = [|\"result.Lenth\"|])] string M() => \"\"; }";
        const string Marked = "class C { [Measure(\"a\", Units.Lines, From = \"result.Length\"), Measure(\"b\", Units.Lines, From = [|\"result.Lenth\"|])] string M() => \"\"; }";
        const string Unmarked = "class C { [Measure(\"a\", Units.Lines, From = \"result.Length\"), Measure(\"b\", Units.Lines, From = \"result.Lenth\")] string M() => \"\"; }";

        await FixTest<CapturePathAnalyzer, CapturePathCodeFix>.FixesAsync("Measure 'result.Length'", Two, Marked);
        await FailsAsync(() => FixTest<CapturePathAnalyzer, CapturePathCodeFix>.FixesAsync("Measure 'result.Length'", Two, Unmarked), "PRFG1004");
    }

    [Fact]
    public async Task FixedCodeThatDoesNotCompileFails()
    {
        const string Source = "class C { void M() { [[|TrackPerformance|]] void L() { } L(); } }";

        // The wrong fix for the place: what it leaves calls a method that is gone.
        await FailsAsync(() => FixTest<CannotBeTrackedAnalyzer, Breaking>.FixesAsync("Break", Source, "class C { void M() { L(); } }"), "CS0103");
    }

    [Fact]
    public async Task OtherFixesThanExpectedFail() =>
        await FailsAsync(() => FixTest<CapturePathAnalyzer, CapturePathCodeFix>.OffersAsync(Wrong, "Measure 'result.Length'", "Another"), "Another");

    [Fact]
    public async Task ASeverityIsThatOfTheConfiguration()
    {
        Assert.Equal(DiagnosticSeverity.Error, await RuleTest<CapturePathAnalyzer>.SeverityAsync(Wrong, "root = true"));
        Assert.Equal(DiagnosticSeverity.Info, await RuleTest<CapturePathAnalyzer>.SeverityAsync(Wrong, "[*.cs]\ndotnet_diagnostic.PRFG1004.severity = suggestion"));
    }

    /// <summary>Red, and for that reason.</summary>
    private static async Task FailsAsync(Func<Task> test, string because) =>
        Assert.Contains(because, (await Assert.ThrowsAnyAsync<XunitException>(test)).Message, StringComparison.Ordinal);
}
