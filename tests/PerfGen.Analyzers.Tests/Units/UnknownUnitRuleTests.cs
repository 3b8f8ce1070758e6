using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.UnknownUnitRule,
    PerfGen.CodeFixes.Units.UnknownUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.UnknownUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class UnknownUnitRuleTests
{
    [Fact]
    public Task AUnitThatIsNoneIsReportedWithTheNearestOne() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            private const string Unit = "Tokens";
            [Measure("a", [|"sceonds"|])] int M1() => 1;
            void M2()
            {
                Perf.Record("a", 1, [|Unit|]);
                Perf.Record("a", 1, [|"usd"|]);
                Perf.Record("a", 1, [|"furlong"|]);
                meter.CreateCounter<long>("a", [|"{two words}"|]);
            }
        }
        """,
        "'sceonds' is not a unit; did you mean 'seconds'?",
        "'Tokens' is not a unit; did you mean 'tokens'?",
        "'usd' is not a unit; did you mean 'USD'?",
        "'furlong' is not a unit: write one of PerfGen.Units, a UCUM code, or what is counted in braces",
        "'{two words}' is not a unit: write one of PerfGen.Units, a UCUM code, or what is counted in braces");

    [Fact]
    public Task WordsCodesAnnotationsRatesAndCurrenciesAreUnits() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter, string unit)
        {
            [Measure("a", Units.Count)] int M1() => 1;
            void M2()
            {
                Perf.Record("a", 1, "s");
                Perf.Record("a", 1, "KiBy");
                Perf.Record("a", 1, "{file}");
                Perf.Record("a", 1, "{token}/s");
                Perf.Record("a", 1, "CHF");
                Perf.Record("a", 1, "");
                Perf.Record("a", 1, unit);
                meter.CreateCounter<long>("a");
                meter.CreateCounter<long>("a", null);
            }
        }
        """);

    [Fact]
    public Task UnderTheProfileOfOpenTelemetryInstrumentsTakeCodes() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("shop.a", [|"bytes"|]);
                meter.CreateCounter<long>("shop.b", [|Units.Percent|]);
                meter.CreateHistogram<double>("shop.c", [|"sec"|]);
                meter.CreateHistogram<double>("shop.d", "s");
                meter.CreateCounter<long>("shop.e", "{item}");
                meter.CreateHistogram<double>("shop.f", "KiBy/s");
                meter.CreateHistogram<double>("shop.g", "1");
                Perf.Record("shop.h", 1, Units.Bytes);
            }
        }
        """,
        "'bytes' is not a unit to OpenTelemetry: write its code 'By'",
        "'percent' is not a unit to OpenTelemetry: write its code '%'",
        "'sec' is not a unit to OpenTelemetry: write its code 's'");

    [Fact]
    public Task UnderTheProfileOfOpenTelemetryTheNearestUnitIsACode() => Fix.FixesUnderAsync(
        "perfgen_profile = otel",
        "Use 's'",
        """class C(System.Diagnostics.Metrics.Meter meter) { void M() => meter.CreateHistogram<double>("shop.wait", [|"sceonds"|]); }""",
        """class C(System.Diagnostics.Metrics.Meter meter) { void M() => meter.CreateHistogram<double>("shop.wait", "s"); }""");

    [Fact]
    public Task AllCodesAreWritten() => Fix.FixesAllUnderAsync(
        "perfgen_profile = otel",
        "Use 'By'",
        """class C(System.Diagnostics.Metrics.Meter meter) { void M() { meter.CreateCounter<long>("shop.a", [|"bytes"|]); meter.CreateHistogram<double>("shop.c", [|Units.Seconds|]); } }""",
        """class C(System.Diagnostics.Metrics.Meter meter) { void M() { meter.CreateCounter<long>("shop.a", "By"); meter.CreateHistogram<double>("shop.c", "s"); } }""");

    [Fact]
    public Task TheNearestUnitIsWritten() => Fix.FixesAsync(
        "Use 'seconds'",
        """
        class C { void M() => Perf.Record("a", 1, [|"sceonds"|]); }
        """,
        """
        class C { void M() => Perf.Record("a", 1, "seconds"); }
        """);

    [Fact]
    public Task EveryUnitIsWrittenAtOnce() => Fix.FixesAllAsync(
        "Use 'tokens'",
        """
        class C { [Measure("a", [|"Tokens"|])] int M() { Perf.Record("a", 1, [|"megabyts"|]); return 1; } }
        """,
        """
        class C { [Measure("a", "tokens")] int M() { Perf.Record("a", 1, "MB"); return 1; } }
        """);

    [Fact]
    public Task WhereNoUnitIsNearThereIsNoFix() => Fix.OffersAsync(
        """
        class C { void M() => Perf.Record("a", 1, [|"furlong"|]); }
        """);

    [Fact, Edge("PRFG4001")]
    public Task CodesHaveTheirCase() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("a", 1, $$); }""",
        silent: "\"By\"",
        reported: """[|"BY"|]""");
}
