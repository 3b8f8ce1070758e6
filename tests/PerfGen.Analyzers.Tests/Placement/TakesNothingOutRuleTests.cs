using PerfGen.Analyzers.Tests.Harness;
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
        class Both { [TrackPerformance, DoNotTrack] void M() { } }
        """);

    private const string Orders = """
        public class Orders
        {
            [TrackPerformance] public int Submit(int order) => order;
            [TrackPerformance] public void Add(int order) { }
            public int Plain(int order) => order;
        }

        """;

    [Fact]
    public Task WhereNoCallInsideIsTrackedEitherItIsReported() => Rule.ReportsAsync(
        Orders + """
        class C
        {
            [[|DoNotTrack(CallsInside = true)|]] void None() { }
            [[|DoNotTrack(CallsInside = true)|]] int Others(Orders orders) { Func<int> other = () => orders.Plain(1); return other() + nameof(Orders.Submit).Length; }
            [[|DoNotTrack(CallsInside = true)|]] Func<int, int> Hands(Orders orders) => orders.Submit;
            int Get { [[|DoNotTrack(CallsInside = true)|]] get => 1; }
            [[|DoNotTrack(CallsInside = false)|]] int False(Orders orders) => orders.Submit(1);
        }
        [[|DoNotTrack(CallsInside = true)|]] class D { int _one = 1; int M(Orders orders) => orders.Plain(_one); class Inner { int N() => 1; } }
        """,
        "[DoNotTrack] takes nothing out: 'None' is not tracked without it, and no call inside is",
        "[DoNotTrack] takes nothing out: 'Others' is not tracked without it, and no call inside is",
        "[DoNotTrack] takes nothing out: 'Hands' is not tracked without it, and no call inside is",
        "[DoNotTrack] takes nothing out: 'get_Get' is not tracked without it, and no call inside is",
        "[DoNotTrack] takes nothing out: 'False' is not tracked without it",
        "[DoNotTrack] takes nothing out: no method of 'D' is tracked without it, and no call inside is");

    [Fact]
    public Task WhereACallInsideIsTrackedItIsNot() => Rule.ReportsAsync(
    [
        ("Orders.cs", Orders),
        ("Methods.cs", """
            partial class C
            {
                [DoNotTrack(CallsInside = true)] int Direct(Orders orders) => orders.Submit(1);
                [DoNotTrack(CallsInside = true)] Func<int> InALambda(Orders orders) => () => orders.Submit(1);
                [DoNotTrack(CallsInside = true)] int InALocalFunction(Orders orders) { return Local(); int Local() => orders.Submit(1); }
                [DoNotTrack(CallsInside = true)] object InAnInitializer() => new Bag { 1 };
                [DoNotTrack(CallsInside = true)] private partial int InTheOtherPart(Orders orders);
                int Get { [DoNotTrack(CallsInside = true)] get => new Orders().Submit(1); }
                [TrackPerformance, DoNotTrack(CallsInside = true)] void Itself() { }
            }
            class Bag : System.Collections.IEnumerable
            {
                [TrackPerformance] public void Add(int item) { }
                public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
            }
            interface IAgent { [DoNotTrack(CallsInside = true)] void Stop(); }
            """),
        ("Types.cs", """
            [DoNotTrack(CallsInside = true)] class Field { int _one = new Orders().Submit(1); }
            [DoNotTrack(CallsInside = true)] class Property { int One { get; } = new Orders().Submit(1); int Two => 2; }
            [DoNotTrack(CallsInside = true)] class Arrow { int One => new Orders().Submit(1); }
            [DoNotTrack(CallsInside = true)] class Nested { class Inner { class Innermost { int M(Orders orders) => orders.Submit(1); } } }
            [DoNotTrack(CallsInside = true)] class Made { Made(int one) { } public Made(Orders orders) : this(orders.Submit(1)) { } }
            class Base(int one) { public int One => one; }
            [DoNotTrack(CallsInside = true)] class Derived(Orders orders) : Base(orders.Submit(1));
            [DoNotTrack(CallsInside = true)] partial class Parts;
            """),
        ("Parts.g.cs", "// <auto-generated/>\npartial class Parts { int M(Orders orders) => orders.Submit(1); }\npartial class C { private partial int InTheOtherPart(Orders orders) => orders.Submit(1); }"),
    ]);

    /// <summary>The generator took the call for the tracked one, which the compiler refuses: the attribute is what lets it compile.</summary>
    [Fact]
    public Task WhereACallInsideIsOfAnOverloadThatAGeneratorWritesItIsNot() => Rule.ReportsAsync(
    [
        ("Calls.cs", """
            partial class Orders { [TrackPerformance] public long Find(long order) => order; }
            class C { [DoNotTrack(CallsInside = true)] long M(Orders orders) => orders.Find(1); }
            """),
        ("Orders.g.cs", "// <auto-generated/>\npartial class Orders { public int Find(int order) => order; }"),
    ]);

    [Fact]
    public Task WhereACallInsideIsStillBeingWrittenItIsNot() => Rule.ReportsInBrokenCodeAsync(
        Orders + "class C { [DoNotTrack(CallsInside = true)] int M(Orders orders) => orders.Submi(1); }", ["CS1061"]);

    [Fact]
    public Task ThatOfCallsInsideIsRemovedAsWell() => Fix.FixesAsync(
        "Remove [DoNotTrack]", "class C { [[|DoNotTrack(CallsInside = true)|]] public void M() { } }", "class C { public void M() { } }");

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

    [Fact, Edge("PRFG2015")]
    public Task WhatWouldBeTrackedIsTakenOut() => Rule.EdgeAsync(
        "$$class C { [[|DoNotTrack|]] public void M() { } }",
        silent: "[TrackPerformance] ",
        reported: "");
}
