using System.Globalization;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Catalog;

public sealed class BuiltInMetricsTests
{
    [Fact]
    public async Task NoBuiltInMetricBreaksTheDefaultProfile()
    {
        Assert.NotEmpty(MetricCatalogue.All);
        Assert.Empty(await FindingsAsync([.. MetricCatalogue.All.Select(static metric => (metric.Name, metric.Unit))]));
    }

    [Fact]
    public async Task AMetricThatBreaksItIsFound() =>
        Assert.Equal(["PRFG3008", "PRFG4005"], await FindingsAsync([.. MetricCatalogue.All.Select(static metric => (metric.Name, metric.Unit)), ("wait_ms", "ms")]));

    [Fact]
    public async Task EveryKindOfViolationThatIsPlantedIsFound() => Assert.Equal(
        ["PRFG3001", "PRFG3002", "PRFG3008", "PRFG3014", "PRFG4001", "PRFG4004", "PRFG4005", "PRFG4006", "PRFG4007", "PRFG4009"],
        await FindingsAsync(
            """
            class C
            {
                void M(TimeSpan t)
                {
                    Perf.Record("BadName", 1, Units.Count);
                    Perf.Record("größe", 1, Units.Count);
                    Perf.Record("wait_seconds", 1, Units.Seconds);
                    Perf.Record($"{t}_time", 1, Units.Seconds);
                    Perf.Record("a", 1, "widgets");
                    Perf.Record("a", 1, "GiB");
                    Perf.Record("a", 1, "min");
                    Perf.Record("a", 1, "");
                    Perf.Record("prompt_tokens", 1, "lines");
                    Perf.Record("a", t.TotalDays, "s");
                }
            }
            """));

    /// <summary>Definitions after the public conventions for instruments: names in namespaces with dots, UCUM codes, annotations.</summary>
    [Fact]
    public async Task InstrumentsThatFollowThePublicConventionsAreFine() => Assert.Empty(await FindingsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            void M()
            {
                meter.CreateHistogram<double>("http.server.request.duration", "s", "Duration of requests.");
                meter.CreateHistogram<long>("http.server.request.body.size", "By");
                meter.CreateUpDownCounter<long>("http.server.active_requests", "{request}");
                meter.CreateHistogram<double>("db.client.operation.duration", unit: "s");
                meter.CreateCounter<long>("dotnet.gc.collections", "{collection}");
                meter.CreateObservableGauge("system.cpu.utilization", static () => 0.5, "1");
                meter.CreateObservableCounter("process.cpu.time", static () => 0.5, "s");
                meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}");
                meter.CreateCounter<long>("network.io", "By", "Bytes.", [new("direction", "in")]);
            }
        }
        """));

    private static Task<string[]> FindingsAsync((string Name, string Unit)[] metrics) => FindingsAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        class C
        {
            void M(System.Diagnostics.Metrics.Meter meter)
            {
        {{string.Join("\n", metrics.Select(static metric => $"        Perf.Record(\"{metric.Name}\", 1, \"{metric.Unit}\");"))}}
            }
        {{string.Join("\n", metrics.Where(static metric => metric.Unit == "seconds").Select(static (metric, i) => $"    [TrackPerformance(\"{metric.Name}\"), Measure(\"{metric.Name}\", \"s\")] int M{i}() => 1;"))}}
        }
        """));

    private static async Task<string[]> FindingsAsync(string source)
    {
        var project = TestSolution.Create([("Test.cs", source)]);
        var compilation = await TestSolution.BuildAsync(project);
        Assert.Empty(TestSolution.CompilerErrors(compilation));
        return [.. (await TestSolution.AnalyzeAsync(project, compilation, new MetricUseAnalyzer())).Select(static diagnostic => diagnostic.Id).Order()];
    }
}
