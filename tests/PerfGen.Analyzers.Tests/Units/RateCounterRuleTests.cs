using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.RateCounterRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class RateCounterRuleTests
{
    [Fact]
    public Task ACounterInARateIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<long>("a", [|"{request}/s"|], "Text.");
                meter.CreateObservableUpDownCounter("b", static () => 1L, [|"By/s"|], "Text.");
            }
        }
        """,
        "the counter 'a' is in {request}/s: count {request}, and let the reader divide by the time",
        "the counter 'b' is in bytes/s: count bytes, and let the reader divide by the time");

    [Fact]
    public Task GaugesInARateAndOtherCountersAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateGauge<double>("a", "{request}/s", "Text.");
                meter.CreateCounter<long>("b", "{request}", "Text.");
                Perf.Record("throughput", 1, "{task}/s");
            }
        }
        """);

    [Fact, Edge("PRFG4014")]
    public Task ACounterCountsAndHasNoRate() => Rule.EdgeAsync(
        """class C { void M(System.Diagnostics.Metrics.Meter meter) => meter.CreateCounter<long>("a", $$); }""",
        silent: "\"{request}\"",
        reported: """[|"{request}/s"|]""");
}
