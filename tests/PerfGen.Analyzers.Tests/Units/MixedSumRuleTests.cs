using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.MixedSumRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class MixedSumRuleTests
{
    [Fact]
    public Task SumsOfDifferentUnitsAreReported() => Rule.ReportsAsync(
        """
        class C(double priceUsd, double shippingEur, TimeSpan t, long promptTokens, long completionTokens, double elapsedMs, int x, int y)
        {
            void M()
            {
                Perf.Record("a", [|priceUsd + shippingEur|], "USD");
                Perf.Record("a", [|t.TotalSeconds + promptTokens|], "tokens");
                Perf.Record("a", [|x + (t.TotalSeconds - elapsedMs)|], "s");
            }
        }
        """,
        "'priceUsd' is in USD and 'shippingEur' in EUR: their sum is neither",
        "'TimeSpan.TotalSeconds' is in seconds and 'promptTokens' in tokens: their sum is neither",
        "'TimeSpan.TotalSeconds' is in seconds and 'elapsedMs' in ms: their sum is neither");

    [Fact]
    public Task WhatInstrumentsRecordIsLookedAt() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly Counter<double> _spent = meter.CreateCounter<double>("spent", "USD");
            void M(double priceUsd, double shippingEur) => _spent.Add([|priceUsd + shippingEur|]);
        }
        """,
        "'priceUsd' is in USD and 'shippingEur' in EUR: their sum is neither");

    [Fact]
    public Task SumsOfOneUnitQuotientsAndOperandsWithoutUnitAreNotReported() => Rule.ReportsAsync(
        """
        class C(double priceUsd, double shippingEur, TimeSpan t, long promptTokens, long completionTokens, double elapsedMs, int x, int y)
        {
            void M()
            {
                Perf.Record("a", promptTokens + completionTokens, "tokens");
                Perf.Record("a", promptTokens / t.TotalSeconds, "{token}/s");
                Perf.Record("a", priceUsd + x - y, "USD");
                Perf.Record("a", t.TotalSeconds + elapsedMs / 1000, "s");
            }
        }
        """);

    [Fact, Edge("PRFG4010")]
    public Task ASumHasOneUnit() => Rule.EdgeAsync(
        """class C { void M(double waitMs, double workMs, double workSeconds) => Perf.Record("a", $$, Units.Seconds); }""",
        silent: "waitMs + workMs",
        reported: "[|waitMs + workSeconds|]");
}
