using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.RepeatedAttributeRule,
    PerfGen.CodeFixes.Placement.RepeatedAttributeCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.RepeatedAttributeRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class RepeatedAttributeRuleTests
{
    [Fact]
    public Task TheSecondAttributeIsReported() => Rule.ReportsAsync(
        "class C { [TrackPerformance(\"a_time\"), [|TrackPerformance(\"b_time\")|]] void M() { } [TrackPerformance] [[|TrackPerformance|]] [[|TrackPerformance|]] void N() { } }",
        "'C.M' has [TrackPerformance] twice; a call is recorded once, and what this one says in addition is lost: keep one",
        "'C.N' has [TrackPerformance] twice; a call is recorded once, and what this one says in addition is lost: keep one",
        "'C.N' has [TrackPerformance] twice; a call is recorded once, and what this one says in addition is lost: keep one");

    [Fact]
    public Task OneOnAMethodAndSeveralOnTypesAreNot() => Rule.ReportsAsync(
        """
        [assembly: TrackPerformance(Include = "A*"), TrackPerformance(Include = "S*")]
        [TrackPerformance(Include = "S*"), TrackPerformance(Include = "C*", SampleEvery = 8)]
        public partial class Orders
        {
            [TrackPerformance] public void Submit() { }
            public void Cancel() { }
            [TrackPerformance] public partial int Part();
            private int PartCore() => 1;
            public void Add() { }
        }
        """);

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
        await Rule.SeverityAsync("class C { [TrackPerformance, [|TrackPerformance|]] void M() { } }", "[*.cs]\ndotnet_diagnostic.PRFG1015.severity = warning"));

    [Fact]
    public Task TheFirstIsKept() => Fix.FixesAsync(
        "Remove the second [TrackPerformance]",
        "class C { [TrackPerformance(\"a_time\"), [|TrackPerformance(\"b_time\")|]] void M() { } }",
        "class C { [TrackPerformance(\"a_time\")] void M() { } }");

    [Fact]
    public Task AllButTheFirstAreRemoved() => Fix.FixesAllAsync(
        "Remove the second [TrackPerformance]",
        "class C { [TrackPerformance, [|TrackPerformance|], [|TrackPerformance|]] void M() { } [TrackPerformance, [|TrackPerformance|]] void N() { } }",
        "class C { [TrackPerformance] void M() { } [TrackPerformance] void N() { } }");
}
