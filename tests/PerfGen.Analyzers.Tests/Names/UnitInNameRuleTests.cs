using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.UnitInNameRule,
    PerfGen.CodeFixes.Names.UnitInNameCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.UnitInNameRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class UnitInNameRuleTests
{
    [Fact]
    public Task AUnitAtTheEndOfANameIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [TrackPerformance([|"review_seconds"|]), Measure([|"page.bytes"|], Units.Bytes)] int M1() => 1;
            void M2()
            {
                Perf.Record([|"request_ms"|], 1, Units.Milliseconds);
                meter.CreateCounter<long>([|"coverage_percent"|], "%");
            }
        }
        """,
        "the metric's name 'review_seconds' ends with the unit 'seconds': the unit is said beside the name, and 'review' is enough",
        "the metric's name 'page.bytes' ends with the unit 'bytes': the unit is said beside the name, and 'page' is enough",
        "the metric's name 'request_ms' ends with the unit 'ms': the unit is said beside the name, and 'request' is enough",
        "the metric's name 'coverage_percent' ends with the unit 'percent': the unit is said beside the name, and 'coverage' is enough");

    [Fact]
    public Task WordsThatSayWhatIsCountedOrStandElsewhereAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                Perf.Record("total_tokens", 1, Units.Tokens);
                Perf.Record("bytes_parsed", 1, Units.Bytes);
                Perf.Record("ms", 1, Units.Seconds);
                Perf.Record("items", 1, Units.Count);
            }
        }
        """);

    [Theory]
    [InlineData("perfgen_profile = prometheus", false)]
    [InlineData("perfgen_profile = perfgen", true)]
    [InlineData("perfgen_profile = otel", true)]
    [InlineData("", true)]
    [InlineData("dotnet_diagnostic.PRFG3008.severity = none", false)]
    public async Task ThePrometheusProfileWantsUnitsInNames(string config, bool reported) => Assert.Equal(
        reported,
        await Rule.SeverityAsync("""class C { void M() => Perf.Record("request_seconds", 1, Units.Seconds); }""", "root = true\n[*.cs]\n" + config) is not null);

    [Fact]
    public Task TheUnitIsTakenOffTheName() => Fix.FixesAsync(
        "Rename to 'request'",
        """
        class C { void M() => Perf.Record([|"request_ms"|], 5, Units.Milliseconds); }
        """,
        """
        class C { void M() => Perf.Record("request", 5, Units.Milliseconds); }
        """);

    [Fact]
    public Task UnitsAreTakenOffAllNamesAtOnce() => Fix.FixesAllAsync(
        "Rename to 'a'",
        """
        class C { void M() { Perf.Record([|"a_ms"|], 5, "ms"); Perf.Record([|"b_bytes"|], 5, "By"); } }
        """,
        """
        class C { void M() { Perf.Record("a", 5, "ms"); Perf.Record("b", 5, "By"); } }
        """);

    [Fact, Edge("PRFG3008")]
    public Task AUnitIsAWordOfItsOwn() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"forms\"",
        reported: """[|"for_ms"|]""");
}
