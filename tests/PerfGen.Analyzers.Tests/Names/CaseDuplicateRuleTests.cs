using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.CaseDuplicateRule,
    PerfGen.CodeFixes.Names.CaseDuplicateCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.CaseDuplicateRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class CaseDuplicateRuleTests
{
    [Fact]
    public Task NamesThatDifferInCaseAreReportedAtTheLater() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record([|"shoporders"|], 1, Units.Count);
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record([|"SHOPORDERS"|], 1, Units.Count);
            }
        }
        """,
        "'shoporders' differs from 'shopOrders' in Test.cs by case only: write one of them",
        "'SHOPORDERS' differs from 'shopOrders' in Test.cs by case only: write one of them");

    [Fact]
    public Task TheSameNameAndOthersAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop_orders", 1, Units.Count);
                Perf.Record("shop_orders", 1, Units.Count);
                Perf.Record("shoporders", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheFirstSpellingIsWritten() => Fix.FixesAsync(
        "Rename to 'shopOrders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record([|"shoporders"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record("shopOrders", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ItIsWrittenEverywhereAtOnce() => Fix.FixesAllAsync(
        "Rename to 'shopOrders'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record([|"shoporders"|], 1, Units.Count);
                Perf.Record([|"ShopOrders"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record("shopOrders", 1, Units.Count);
                Perf.Record("shopOrders", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3015")]
    public Task CaseAloneTellsNothingApart() => Rule.EdgeAsync(
        """class C { void M() { Perf.Record("wait", 1, Units.Count); Perf.Record($$, 1, Units.Count); } }""",
        silent: "\"waits\"",
        reported: """[|"Wait"|]""");
}
