using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.ConflictingMetricRule,
    PerfGen.CodeFixes.Placement.ConflictingMetricCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.ConflictingMetricRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class ConflictingMetricRuleTests
{
    private const string Contract = "interface IAgent { [TrackPerformance(\"ask_time\")] string Ask(); }\n";

    [Fact]
    public Task AnotherNameThanThatOfTheInterfaceOrBaseIsReported() => Rule.ReportsAsync(
        Contract + """
        class Agent : IAgent { [TrackPerformance([|"agent_time"|])] public string Ask() => ""; }
        class Base { [TrackPerformance("run_time")] public virtual void Run() { } }
        class Middle : Base { public override void Run() { } }
        class Derived : Middle { [TrackPerformance([|"fast_time"|])] public override void Run() { } }
        """,
        "'Agent.Ask' is recorded as 'agent_time' here, and as 'ask_time' where 'IAgent.Ask' is called",
        "'Derived.Run' is recorded as 'fast_time' here, and as 'run_time' where 'Base.Run' is called");

    [Fact]
    public Task TheSameNameOrNoneIsNot() => Rule.ReportsAsync(
        Contract + """
        class Same : IAgent { [TrackPerformance("ask_time")] public string Ask() => ""; }
        class None : IAgent { [TrackPerformance(Agent = "a")] public string Ask() => ""; }
        class Hidden : Same { [TrackPerformance("other_time")] public new string Ask() => ""; }
        class Plain { [TrackPerformance("plain_time")] public virtual void Run() { } }
        """);

    [Fact]
    public async Task ItCanBeSilenced() => Assert.Null(
        await Rule.SeverityAsync(Contract + "class Agent : IAgent { [TrackPerformance([|\"agent_time\"|])] public string Ask() => \"\"; }", "[*.cs]\ndotnet_diagnostic.PRFG1008.severity = none"));

    [Fact]
    public Task TheNameOfTheInterfaceIsTaken() => Fix.FixesAsync(
        "Rename to 'ask_time'",
        Contract + "class Agent : IAgent { [TrackPerformance([|\"agent_time\"|])] public string Ask() => \"\"; }",
        Contract + "class Agent : IAgent { [TrackPerformance(\"ask_time\")] public string Ask() => \"\"; }");

    [Fact]
    public Task AllTakeIt() => Fix.FixesAllAsync(
        "Rename to 'ask_time'",
        Contract + "class A : IAgent { [TrackPerformance([|\"a_time\"|])] public string Ask() => \"\"; } class B : IAgent { [TrackPerformance([|\"b_time\"|])] public string Ask() => \"\"; }",
        Contract + "class A : IAgent { [TrackPerformance(\"ask_time\")] public string Ask() => \"\"; } class B : IAgent { [TrackPerformance(\"ask_time\")] public string Ask() => \"\"; }");

    [Fact, Edge("PRFG1008")]
    public Task TheSameNameTwiceIsNoConflict() => Rule.EdgeAsync(
        """class B { [TrackPerformance("a_time")] public virtual void M() { } } class D : B { [TrackPerformance($$)] public override void M() { } }""",
        silent: "\"a_time\"",
        reported: """[|"b_time"|]""");
}
