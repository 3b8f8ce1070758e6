using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.MissingUnitRule,
    PerfGen.CodeFixes.Units.MissingUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.MissingUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class MissingUnitRuleTests
{
    [Fact]
    public Task AUnitThatIsEmptyOrLeftOutIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [Measure("prompt_tokens", [|""|])] int M1() => 1;
            void M2()
            {
                Perf.Record("review_time", 1, [|" "|]);
                Perf.Record("findings", 1, [|""|]);
                meter.CreateCounter<long>([|"calls"|]);
                meter.CreateCounter<long>("files", [|null|]);
            }
        }
        """,
        "'prompt_tokens' has no unit; from its name, 'tokens'",
        "'review_time' has no unit; from its name, 'seconds'",
        "'findings' has no unit: name one of PerfGen.Units",
        "'calls' has no unit: name one of PerfGen.Units",
        "'files' has no unit; from its name, 'count'");

    [Fact]
    public Task AUnitThatIsNamedOrHandedOnIsNotReported() => Rule.ReportsAsync(
        """
        class C(string unit)
        {
            [TrackPerformance("review_time")] void M1() { }
            void M2()
            {
                Perf.Record("a", 1, unit);
                Perf.Record("a", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheUnitThatTheNameLetsExpectIsWritten() => Fix.FixesAsync(
        "Use 'percent'",
        """
        class C { void M() => Perf.Record("test_coverage", 85.5, [|""|]); }
        """,
        """
        class C { void M() => Perf.Record("test_coverage", 85.5, "percent"); }
        """);

    [Fact]
    public Task EveryUnitThatCanBeExpectedIsWrittenAtOnce() => Fix.FixesAllAsync(
        "Use 'seconds'",
        """
        class C { void M() { Perf.Record("a_time", 1, [|""|]); Perf.Record("b_tokens", 1, [|""|]); } }
        """,
        """
        class C { void M() { Perf.Record("a_time", 1, "seconds"); Perf.Record("b_tokens", 1, "tokens"); } }
        """);

    [Fact]
    public Task AUnitThatNothingTellsIsNotInvented() => Fix.OffersAsync(
        """
        class C { void M() => Perf.Record("findings", 1, [|""|]); }
        """);

    [Fact, Edge("PRFG4006")]
    public Task AnEmptyUnitIsNone() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateCounter<long>("a", $$); }""",
        silent: "\"1\"",
        reported: """[|""|]""");
}
