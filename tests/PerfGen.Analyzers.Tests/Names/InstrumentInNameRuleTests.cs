using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.InstrumentInNameRule,
    PerfGen.CodeFixes.Names.InstrumentInNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.InstrumentInNameRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class InstrumentInNameRuleTests
{
    [Fact]
    public Task AnInstrumentAtTheEndOfANameIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"hit_counter"|], 1, Units.Count);
                Perf.Record([|"shop.checkout.histogram"|], 1, Units.Count);
                Perf.Record([|"queue_gauge"|], 1, Units.Count);
            }
        }
        """,
        "the metric's name 'hit_counter' ends with 'counter', which is how it is kept and not what it is: 'hit' is enough",
        "the metric's name 'shop.checkout.histogram' ends with 'histogram', which is how it is kept and not what it is: 'shop.checkout' is enough",
        "the metric's name 'queue_gauge' ends with 'gauge', which is how it is kept and not what it is: 'queue' is enough");

    [Fact]
    public Task TheWordElsewhereOrAloneIsNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("counter", 1, Units.Count);
                Perf.Record("counter_sales", 1, Units.Count);
                Perf.Record("geiger.counter.clicks", 1, Units.Count);
                Perf.Record("encounter", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheWordIsTakenOff() => Fix.FixesAsync(
        "Rename to 'hit'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"hit_counter"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("hit", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ItIsTakenOffAllNamesAtOnce() => Fix.FixesAllAsync(
        "Rename to 'hit'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"hit_counter"|], 1, Units.Count);
                Perf.Record([|"a_gauge"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("hit", 1, Units.Count);
                Perf.Record("a", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3009")]
    public Task OnlyTheLastWordNamesTheInstrument() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"counter_reads\"",
        reported: """[|"reads_counter"|]""");
}
