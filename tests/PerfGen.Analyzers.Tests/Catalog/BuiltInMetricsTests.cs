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
