using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.DurationUnitRule,
    PerfGen.CodeFixes.Units.DurationUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.DurationUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class DurationUnitRuleTests
{
    [Fact]
    public Task DurationsThatAreNotInSecondsAreReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [Measure("waited", [|"ms"|])] int M1() => 1;
            void M2()
            {
                Perf.Record("testing_time", 1, [|Units.Minutes|]);
                meter.CreateHistogram<double>("request.duration", [|"us"|]);
            }
        }
        """,
        "'waited' is recorded in seconds, not in ms: convert the value",
        "'testing_time' is recorded in seconds, not in minutes: convert the value",
        "'request.duration' is recorded in seconds, not in us: convert the value");

    [Fact]
    public Task SecondsAndUnitsThatMeasureSomethingElseAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                Perf.Record("a", 1, "s");
                Perf.Record("a", 1, Units.Seconds);
                Perf.Record("a", 1, "bytes");
                Perf.Record("total_tokens_used", 1, "ms");
            }
        }
        """);

    [Fact]
    public Task TheValueIsDivided() => Fix.FixesAsync(
        "Record in seconds",
        """
        class C { void M(long x) => Perf.Record("wait_time", x, [|Units.Milliseconds|]); }
        """,
        """
        class C { void M(long x) => Perf.Record("wait_time", x / 1000.0, Units.Seconds); }
        """);

    [Fact]
    public Task EachKindOfValueIsConvertedAtOnce() => Fix.FixesAllAsync(
        "Record in seconds",
        """
        using System.Diagnostics;
        class C
        {
            void M(TimeSpan t, Stopwatch w, bool late, double x)
            {
                Perf.Record("a", t.TotalMilliseconds, [|"ms"|]);
                Perf.Record("b", w.ElapsedMilliseconds, [|"milliseconds"|]);
                Perf.Record("c", w.Elapsed.TotalMinutes, [|Units.Minutes|]);
                Perf.Record("d", late ? x : 1500, [|"ms"|]);
                Perf.Record("e", 1500, [|"ms"|]);
                Perf.Record("f", Math.Round(x), [|"h"|]);
            }
            [Measure("g", [|"ms"|], From = "result.Elapsed.TotalMilliseconds")] Stopwatch M2() => new();
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            void M(TimeSpan t, Stopwatch w, bool late, double x)
            {
                Perf.Record("a", t.TotalSeconds, "seconds");
                Perf.Record("b", w.Elapsed.TotalSeconds, "seconds");
                Perf.Record("c", w.Elapsed.TotalSeconds, Units.Seconds);
                Perf.Record("d", (late ? x : 1500) / 1000.0, "seconds");
                Perf.Record("e", 1500 / 1000.0, "seconds");
                Perf.Record("f", Math.Round(x) * 3600.0, "seconds");
            }
            [Measure("g", "seconds", From = "result.Elapsed.TotalSeconds")] Stopwatch M2() => new();
        }
        """);

    [Fact]
    public Task WhereTheValuesAreElsewhereThereIsNoFix() => Fix.OffersAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter) { void M() => meter.CreateHistogram<double>("wait", [|"ms"|]); }
        """);

    [Fact, Edge("PRFG4005")]
    public Task OnlySecondsAreSeconds() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("a", 1, $$); }""",
        silent: "\"s\"",
        reported: """[|"ms"|]""");
}
