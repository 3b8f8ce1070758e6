using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.CostCurrencyRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class CostCurrencyRuleTests
{
    [Fact]
    public Task ACostThatIsNoMoneyIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shipping_cost", 12, [|Units.Count|]);
                Perf.Record("shop.unit.price", 12, [|"1"|]);
                Perf.Record("a.spend", 12, [|"score"|]);
            }
        }
        """,
        "'shipping_cost' is a cost by its name, and 'count' is no currency: write an ISO 4217 code such as 'USD'",
        "'shop.unit.price' is a cost by its name, and 'ratio' is no currency: write an ISO 4217 code such as 'USD'",
        "'a.spend' is a cost by its name, and 'score' is no currency: write an ISO 4217 code such as 'USD'");

    [Fact]
    public Task CurrenciesOtherCostsAndBuiltInOnesAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shipping_cost", 12, "EUR");
                Perf.Record("startup_cost", 12, "s");
                Perf.Record("plan.cost", 12, "{row}");
                Perf.Record("cost_centers", 12, Units.Count);
                Perf.Record("llm_cost", 12, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG4011")]
    public Task AnyCurrencyWillDo() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("shipping_cost", 1, $$); }""",
        silent: "\"JPY\"",
        reported: """[|"count"|]""");
}
