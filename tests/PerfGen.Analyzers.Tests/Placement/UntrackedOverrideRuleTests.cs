using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.UntrackedOverrideRule,
    PerfGen.CodeFixes.Placement.UntrackedOverrideCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.UntrackedOverrideRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class UntrackedOverrideRuleTests
{
    private const string Base = "class Agent { [TrackPerformance] public virtual void Run() { } [TrackPerformance(Inherited = true)] public virtual void Stop() { } public virtual void Free() { } }\n";

    [Fact]
    public Task AnOverrideWithoutTheAttributeIsReported() => Rule.ReportsAsync(
        Base + """
        class Planner : Agent { public override void [|Run|]() { } }
        class Deep : Planner { public sealed override void [|Run|]() { } }
        """,
        "'Planner.Run' overrides 'Agent.Run', which is tracked, and is not tracked itself: calls on a variable of its own type are not recorded",
        "'Deep.Run' overrides 'Agent.Run', which is tracked, and is not tracked itself: calls on a variable of its own type are not recorded");

    [Fact]
    public Task OneThatIsTrackedOrTakenOutOrOverridesSomethingElseIsNot() => Rule.ReportsAsync(
        Base + """
        class A : Agent { [TrackPerformance] public override void Run() { } public override void Stop() { } public override void Free() { } }
        class B : Agent { [DoNotTrack] public override void Run() { } }
        class D : Agent { public new void Run() { } public override string ToString() => ""; }
        """);

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
        await Rule.SeverityAsync(Base + "class Planner : Agent { public override void [|Run|]() { } }", "[*.cs]\ndotnet_diagnostic.PRFG1009.severity = warning"));

    [Fact]
    public Task TheOverrideGetsTheAttribute() => Fix.FixesAsync(
        "Track the override as well",
        Base + """
        class Planner : Agent
        {
            /// <summary>Plans.</summary>
            public override void [|Run|]() { }
        }
        """,
        Base + """
        class Planner : Agent
        {
            /// <summary>Plans.</summary>
            [TrackPerformance]
            public override void Run() { }
        }
        """);

    [Fact]
    public Task AllOverridesGetIt() => Fix.FixesAllAsync(
        "Track the override as well",
        Base + "class A : Agent { public override void [|Run|]() { } }\nclass B : Agent { public override void [|Run|]() { } }",
        Base + "class A : Agent { [TrackPerformance] public override void Run() { } }\nclass B : Agent { [TrackPerformance] public override void Run() { } }");

    [Fact, Edge("PRFG1009")]
    public Task OnlyTheAttributeOfTheBaseMatters() => Rule.EdgeAsync(
        "class B { $$public virtual void M() { } } class D : B { public override void [|M|]() { } }",
        silent: "",
        reported: "[TrackPerformance] ");
}
