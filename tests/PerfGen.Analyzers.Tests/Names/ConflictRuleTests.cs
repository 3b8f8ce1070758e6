using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Names.ConflictRule, PerfGen.CodeFixes.Names.ConflictCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.ConflictRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class ConflictRuleTests
{
    [Fact]
    public Task AnotherUnitIsReportedAtTheSecondPlace() => Rule.ReportsAsync(
        """
        class C
        {
            [Measure("weight", Units.Bytes)] int M1() => 1;
            void M2()
            {
                Perf.Record("weight", 1, [|Units.Count|]);
                Perf.Record("share", 1, "%");
                Perf.Record("share", 1, [|"ratio"|]);
            }
            [TrackPerformance("speed")] void M3() => Perf.Record("speed", 1, [|"{page}/s"|]);
        }
        """,
        "'weight' is in count here, and in bytes in Test.cs(3)",
        "'share' is in ratio here, and in percent in Test.cs(7)",
        "'speed' is in {page}/s here, and in seconds in Test.cs(10)");

    [Fact]
    public Task AnotherInstrumentTypeOrDescriptionOfOneMeterIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("a", "{x}", "Texts.");
                meter.CreateHistogram<long>([|"a"|], "{x}", "Texts.");
                meter.CreateCounter<int>([|"a"|], "{x}", "Texts.");
                meter.CreateCounter<long>([|"a"|], "{x}", "Other texts.");
                meter.CreateObservableUpDownCounter([|"a"|], static () => 1L, "{x}", "Texts.");
            }
        }
        """,
        "'a' is a Histogram here, and a Counter in Test.cs(5)",
        "'a' is of int here, and of long in Test.cs(5)",
        "'a' is described as 'Other texts.' here, and as 'Texts.' in Test.cs(5)",
        "'a' is an UpDownCounter here, and a Counter in Test.cs(5)");

    [Fact]
    public Task PrefixesCurrenciesOtherMetersAndTheSameAgainAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C
        {
            static readonly Meter One = new("one"), Two = new("two");
            void M()
            {
                Perf.Record("wait", 1, "s");
                Perf.Record("wait", 1, "ms");
                Perf.Record("price", 1, "USD");
                Perf.Record("price", 1, "EUR");
                Perf.Record("prompt_tokens", 1, "tokens");
                Perf.Record("prompt_tokens", 1, "lines");
                One.CreateCounter<long>("a", "{x}");
                Two.CreateHistogram<double>("a", "{x}");
                One.CreateCounter<long>("a", "{x}", "Only said here.");
            }
        }
        """);

    private const string Catalogue = """{ "metrics": [{ "name": "sales", "unit": "{sale}", "description": "What was sold." }] }""";

    [Fact]
    public Task OfTwoDescriptionsTheCataloguesIsTaken() => Fix.FixesAsync(
        "Describe as 'What was sold.'",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M() { meter.CreateCounter<long>([|"sales"|], "{sale}", "Sales."); meter.CreateCounter<long>("sales", "{sale}", "What was sold."); }
            }
            """,
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M() { meter.CreateCounter<long>("sales", "{sale}", "What was sold."); meter.CreateCounter<long>("sales", "{sale}", "What was sold."); }
            }
            """));

    [Fact]
    public Task TheCataloguesDescriptionIsTakenEverywhereAtOnce() => Fix.FixesAllAsync(
        "Describe as 'What was sold.'",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M() { meter.CreateCounter<long>("sales", "{sale}", "What was sold."); meter.CreateCounter<long>([|"sales"|], "{sale}", "Sales."); meter.CreateCounter<long>([|"sales"|], "{sale}", description: "All."); }
            }
            """,
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M() { meter.CreateCounter<long>("sales", "{sale}", "What was sold."); meter.CreateCounter<long>("sales", "{sale}", "What was sold."); meter.CreateCounter<long>("sales", "{sale}", description: "What was sold."); }
            }
            """));

    [Theory]
    [InlineData("""meter.CreateCounter<long>("a", "{x}", "One."); meter.CreateCounter<long>([|"a"|], "{x}", "Two.");""")] // no catalogue says which
    [InlineData("""meter.CreateCounter<long>("sales", "{sale}"); meter.CreateHistogram<long>([|"sales"|], "{sale}");""")] // other code would have to change as well
    [InlineData("""Perf.Record("a", 1, "bytes"); Perf.Record("a", 1, [|"count"|]);""")]
    public Task WhichOfTwoIsMeantOnlyTheAuthorKnows(string statements) => Fix.OffersAsync(
        $$"""class C(System.Diagnostics.Metrics.Meter meter) { void M() { {{statements}} } }""");

    [Fact, Edge("PRFG3006")]
    public Task APrefixIsNoOtherQuantity() => Rule.EdgeAsync(
        """class C { void M() { Perf.Record("weight", 1, "By"); Perf.Record("weight", 1, $$); } }""",
        silent: "\"kB\"",
        reported: """[|"count"|]""");
}
