using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.SampleRangeRule,
    PerfGen.CodeFixes.Placement.SampleRangeCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.SampleRangeRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class SampleRangeRuleTests
{
    [Fact]
    public Task NumbersOutOfRangeAreReported() => Rule.ReportsAsync(
        """
        [assembly: TrackPerformance(typeof(D), SampleEvery = [|70_000|])]
        class C { [TrackPerformance(SampleEvery = [|-1|])] void M() { } [TrackPerformance(SampleEvery = [|65536|])] void N() { } }
        [TrackPerformance(SampleEvery = [|100000|])] public class D { public void M() { } }
        """,
        "'SampleEvery = 70000' is out of range: one of 1 to 65535 calls can be timed",
        "'SampleEvery = -1' is out of range: one of 1 to 65535 calls can be timed",
        "'SampleEvery = 65536' is out of range: one of 1 to 65535 calls can be timed",
        "'SampleEvery = 100000' is out of range: one of 1 to 65535 calls can be timed");

    [Fact]
    public Task TheEndsOfTheRangeAreNot() => Rule.ReportsAsync(
        "class C { [TrackPerformance(SampleEvery = 0)] void M() { } [TrackPerformance(SampleEvery = 1)] void N() { } [TrackPerformance(SampleEvery = 65535)] void P() { } }");

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
        await Rule.SeverityAsync("class C { [TrackPerformance(SampleEvery = [|-1|])] void M() { } }", "[*.cs]\ndotnet_diagnostic.PRFG1012.severity = warning"));

    [Fact]
    public Task TheNearestNumberIsTaken() => Fix.FixesAsync(
        "Take the nearest number that is possible",
        "class C { [TrackPerformance(SampleEvery = [|-5|])] void M() { } }",
        "class C { [TrackPerformance(SampleEvery = 1)] void M() { } }");

    [Fact]
    public Task AllTakeTheirs() => Fix.FixesAllAsync(
        "Take the nearest number that is possible",
        "class C { [TrackPerformance(SampleEvery = [|-5|])] void M() { } [TrackPerformance(SampleEvery = [|1 << 20|])] void N() { } }",
        "class C { [TrackPerformance(SampleEvery = 1)] void M() { } [TrackPerformance(SampleEvery = 65535)] void N() { } }");

    [Fact, Edge("PRFG1012")]
    public Task ACounterOfSixteenBitsEndsAt65535() => Rule.EdgeAsync(
        "class C { [TrackPerformance(SampleEvery = $$)] void M() { } }",
        silent: "65535",
        reported: "[|65536|]");
}
