using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.LateContextRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class LateContextRuleTests
{
    [Fact]
    public Task AContextAfterTheFirstRecordIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                Metrics.IssuesFound.Record(3);
                using var context = [|Perf.Use(agent: "reviewer")|];
            }
        }
        """,
        "'Perf.Use' comes after the first record of 'M', which stays without it: begin it before");

    [Fact]
    public Task ContextsBeforeOrOfOtherWaysAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            void A() { using var context = Perf.Use(agent: "a"); Metrics.IssuesFound.Record(3); }
            void B(bool x) { if (x) { Metrics.IssuesFound.Record(3); return; } using var context = Perf.Use(agent: "a"); }
            void D() { using var task = Perf.BeginTask(); Metrics.IssuesFound.Record(3); using var context = Perf.Use(agent: "a"); }
            void E() { Metrics.IssuesFound.Record(3); using var task = Perf.BeginTask(); }
            void F() { using (Perf.Use(agent: "a")) { Metrics.IssuesFound.Record(1); } using (Perf.Use(agent: "b")) { Metrics.IssuesFound.Record(1); } }
        }
        """);

    [Fact, Edge("PRFG2505")]
    public Task WhoWorksIsSaidBeforeTheFirstRecord() => Rule.EdgeAsync(
        "class C { void M() { $$ } }",
        silent: """using var scope = Perf.Use(agent: "a"); Perf.Record("a", 1, Units.Count);""",
        reported: """Perf.Record("a", 1, Units.Count); using var scope = [|Perf.Use(agent: "a")|];""");
}
