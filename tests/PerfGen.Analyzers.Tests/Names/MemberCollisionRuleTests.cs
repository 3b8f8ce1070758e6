using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.MemberCollisionRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class MemberCollisionRuleTests
{
    [Fact]
    public Task NamesThatBecomeOneAreReportedAtTheLater() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a.b_c", 1, Units.Count);
                Perf.Record([|"a_b.c"|], 1, Units.Count);
                Perf.Record("a.b_c", 1, Units.Count);
            }
        }
        """,
        "'a_b.c' and 'a.b_c' in Test.cs are one name where dots and underscores are: the member 'ABC', and to Prometheus the series 'a_b_c'");

    [Fact]
    public Task OthersAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a.b_c", 1, Units.Count);
                Perf.Record("a.bc", 1, Units.Count);
                Perf.Record("a.b_c", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3016")]
    public Task ADotAndAnUnderscoreMakeOneMember() => Rule.EdgeAsync(
        """class C { void M() { Perf.Record("a.b_c", 1, Units.Count); Perf.Record($$, 1, Units.Count); } }""",
        silent: "\"a.b.cd\"",
        reported: """[|"a_b.c"|]""");
}
