using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.PrefixedUnitRule,
    PerfGen.CodeFixes.Units.PrefixedUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.PrefixedUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class PrefixedUnitRuleTests
{
    [Fact]
    public Task SizesAndRatesWithPrefixesAreReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            [Measure("page_size", [|Units.Kibibytes|])] int M1() => 1;
            void M2()
            {
                Perf.Record("memory_usage", 1, [|"MB"|]);
                Perf.Record("speed", 1, [|"{token}/ms"|]);
                meter.CreateCounter<long>("read", [|"KiBy"|]);
            }
        }
        """,
        "'page_size' is recorded in bytes, not in KiB: convert the value",
        "'memory_usage' is recorded in bytes, not in MB: convert the value",
        "'speed' is recorded in tokens/s, not in tokens/ms: convert the value",
        "'read' is recorded in bytes, not in KiB: convert the value");

    [Fact]
    public Task CanonicalUnitsAndThoseOfOtherRulesAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                Perf.Record("a", 1, "By");
                Perf.Record("a", 1, "bytes/s");
                Perf.Record("a", 1, "percent");
                Perf.Record("a", 1, "ms");
                Perf.Record("testing_time", 1, "MB");
            }
        }
        """);

    [Fact]
    public Task TheValueIsMultiplied() => Fix.FixesAsync(
        "Record in bytes",
        """
        class C { void M(int a, int b) => Perf.Record("size", a + b, [|Units.Kibibytes|]); }
        """,
        """
        class C { void M(int a, int b) => Perf.Record("size", (a + b) * 1024.0, Units.Bytes); }
        """);

    [Fact]
    public Task EveryValueIsConvertedAtOnce() => Fix.FixesAllAsync(
        "Record in bytes",
        """
        class C
        {
            void M(double[] x, long y)
            {
                Perf.Record("size", x[0], [|"MB"|]);
                Perf.Record(unit: [|"bits"|], value: y, name: "size");
                Perf.Record("speed", y, [|"{token}/min"|]);
            }
        }
        """,
        """
        class C
        {
            void M(double[] x, long y)
            {
                Perf.Record("size", x[0] * 1000000.0, "bytes");
                Perf.Record(unit: "bytes", value: y / 8.0, name: "size");
                Perf.Record("speed", y / 60.0, "tokens/s");
            }
        }
        """);

    [Fact]
    public Task WhereTheValuesAreElsewhereThereIsNoFix() => Fix.OffersAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter) { void M() => meter.CreateCounter<long>("read", [|"KiBy"|]); }
        """);

    [Fact]
    public Task APathDoesNotCompute() => Fix.OffersAsync(
        """
        class C { [Measure("size", [|"KiB"|], From = "result.Length")] string M() => ""; }
        """);

    [Fact, Edge("PRFG4004")]
    public Task OnlyAPrefixIsTooMuch() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("a", 1, $$); }""",
        silent: "\"By\"",
        reported: """[|"kBy"|]""");
}
