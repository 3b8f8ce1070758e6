using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.UnitAgainstNameRule,
    PerfGen.CodeFixes.Units.UnitAgainstNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.UnitAgainstNameRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class UnitAgainstNameRuleTests
{
    [Fact]
    public Task AUnitThatIsNotWhatTheNameSaysIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.checkout.duration", 12, [|Units.Count|]);
                Perf.Record("page_size", 12, [|"s"|]);
                Perf.Record("used_tokens", 12, [|"lines"|]);
                Perf.Record("hit_ratio", 12, [|Units.Count|]);
                Perf.Record("new_lines", 12, [|"%"|]);
            }
        }
        """,
        "'shop.checkout.duration' is a time by its name, and not in count",
        "'page_size' is a size by its name, and not in seconds",
        "'used_tokens' is a number of tokens by its name, and not in lines",
        "'hit_ratio' is a ratio by its name, and not in count",
        "'new_lines' is a number of lines by its name, and not in percent");

    [Fact]
    public Task ATrackedCallIsInSeconds() => Rule.ReportsAsync(
        """
        class C { [TrackPerformance([|"page_size"|])] void M() { } }
        """,
        "'page_size' is a size by its name, and not in seconds, as calls are");

    [Fact]
    public Task FittingUnitsAndBuiltInMetricsAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.checkout.duration", 12, "ms");
                Perf.Record("batch_size", 12, Units.Count);
                Perf.Record("disk.utilization", 12, "%");
                Perf.Record("used_tokens", 12, "{token}");
                Perf.Record("hit_ratio", 12, "%");
                Perf.Record("time", 12, "s");
                Perf.Record("timeline", 12, Units.Count);
                Perf.Record("prompt_tokens", 12, "lines");
            }
        }
        """);

    [Fact]
    public Task UnderOTelAUtilizationIsARatio() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateGauge<double>("disk.utilization", [|"%"|], "Text.");
            }
        }
        """,
        "'disk.utilization' is a ratio by its name, and not in percent");

    [Fact]
    public Task TheUnitOfTheNameIsWritten() => Fix.FixesAsync(
        "Use 'seconds'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.checkout.duration", 12, [|Units.Count|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.checkout.duration", 12, Units.Seconds);
            }
        }
        """);

    [Fact]
    public Task WhereItCanBeConvertedTheValueIs() => Fix.FixesUnderAsync(
        "perfgen_profile = otel",
        "Use 'ratio'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("disk.utilization", 12, [|"%"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("disk.utilization", 12 / 100.0, "ratio");
            }
        }
        """);

    [Fact]
    public Task AllUnitsAreWrittenAtOnce() => Fix.FixesAllAsync(
        "Use 'seconds'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a.duration", 12, [|Units.Count|]);
                Perf.Record("page_size", 12, [|"s"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a.duration", 12, Units.Seconds);
                Perf.Record("page_size", 12, "bytes");
            }
        }
        """);

    [Fact, Edge("PRFG4008")]
    public Task AnyTimeFitsATime() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("audit_time", 1, $$); }""",
        silent: "\"min\"",
        reported: """[|"count"|]""");
}
