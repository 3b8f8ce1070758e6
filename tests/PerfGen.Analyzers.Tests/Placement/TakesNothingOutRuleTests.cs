using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.TakesNothingOutRule,
    PerfGen.CodeFixes.Placement.TakesNothingOutCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.TakesNothingOutRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class TakesNothingOutRuleTests
{
    [Fact]
    public Task WhereNothingWouldBeTrackedItIsReported() => Rule.ReportsAsync(
        """
        class C { [[|DoNotTrack|]] public void M() { } }
        [[|DoNotTrack|]] class D { public void M() { } }
        [TrackPerformance] class E { public void M() { } [[|DoNotTrack|]] private void N() { } }
        """,
        "[DoNotTrack] takes nothing out: 'M' is not tracked without it",
        "[DoNotTrack] takes nothing out: no method of 'D' is tracked without it",
        "[DoNotTrack] takes nothing out: 'N' is not tracked without it");

    [Fact]
    public Task WhereItTakesSomethingOutItIsNot() => Rule.ReportsAsync(
        """
        interface IAgent { [TrackPerformance] void Ask(); [DoNotTrack] void Stop(); }
        class Agent : IAgent { [DoNotTrack] public void Ask() { } public void Stop() { } }
        [TrackPerformance] class C { [DoNotTrack] public void M() { } public void N() { } [DoNotTrack] public class Inner { [TrackPerformance] public void P() { } } }
        class Base { [TrackPerformance(Inherited = true)] public virtual void Run() { } }
        class Derived : Base { [DoNotTrack] public override void Run() { } }
        class Both { [TrackPerformance, DoNotTrack] void M() { } [DoNotTrack(CallsInside = true)] void N() { } }
        """);

    [Fact]
    public async Task ItCanBeSilenced() => Assert.Null(
        await Rule.SeverityAsync("class C { [[|DoNotTrack|]] public void M() { } }", "[*.cs]\ndotnet_diagnostic.PRFG2015.severity = none"));

    [Fact]
    public Task ItIsRemoved() => Fix.FixesAsync("Remove [DoNotTrack]", "class C { [[|DoNotTrack|]] public void M() { } }", "class C { public void M() { } }");

    [Fact]
    public Task AllAreRemoved() => Fix.FixesAllAsync(
        "Remove [DoNotTrack]",
        "class C { [[|DoNotTrack|]] public void M() { } [[|DoNotTrack|], Obsolete] public void N() { } }",
        "class C { public void M() { } [Obsolete] public void N() { } }");
}
