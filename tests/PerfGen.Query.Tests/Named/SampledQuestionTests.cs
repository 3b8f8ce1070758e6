using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.SampleData;

namespace PerfGen.Query.Tests.Named;

/// <summary>A row that stands for several calls counts as that many, in every figure of every question, view and report.</summary>
public sealed class SampledQuestionTests : IDisposable
{
    private readonly RecordedData _data = new();
    private readonly NaiveData _naive;

    public SampledQuestionTests()
    {
        Sample.Fill(_data.Directory, 3_000, seed: 5, rollUp: false, isSampled: true);
        _naive = new NaiveData(_data.Directory);
        Assert.Contains(_naive.Calls, static call => call.Weight > 1);
    }

    [Fact]
    public async Task PercentilesAndDeviationsAreThoseOfEveryCall()
    {
        var ask = new PerfQuestions(_data.Directory);
        var every = Every(_naive.Calls).Select(static ns => ns / 1e6).ToArray();
        var options = new QuestionOptions { Table = "calls", Field = "duration_ms", Percentile = 0.9, Interval = "month", Aggregate = "stddev" };

        var percentile = await ask.CalculatePercentileAsync(options);
        Assert.Equal(every.Length, percentile.Count);
        Assert.True(Naive.Near(Naive.Percentile(every, 0.9), percentile.Value), $"{Naive.Show(Naive.Percentile(every, 0.9))} / {Naive.Show(percentile.Value)}");
        await foreach (var month in ask.AggregateByTimeAsync(options))
        {
            Assert.Equal(every.Length, month.Count);
            Assert.InRange(month.Value!.Value / Naive.Deviation(every)!.Value, 1 - 1e-6, 1 + 1e-6);
        }
    }

    [Theory]
    [InlineData("avg")]
    [InlineData("sum")]
    [InlineData("count")]
    public async Task MeansAndSumsAreThoseOfEveryCall(string aggregate)
    {
        var every = Every(_naive.Calls).Select(static ns => ns / 1e6).ToArray();
        var expected = aggregate switch { "avg" => every.Average(), "sum" => every.Sum(), _ => every.Length };
        Assert.NotEqual(every.Length, _naive.Calls.Count);

        var rows = 0;
        await foreach (var month in new PerfQuestions(_data.Directory).AggregateByTimeAsync(new() { Table = "calls", Field = "duration_ms", Interval = "month", Aggregate = aggregate }))
        {
            rows++;
            Assert.InRange(month.Value!.Value / expected, 1 - 1e-9, 1 + 1e-9);
        }

        Assert.Equal(1, rows);
        var average = await new PerfQuestions(_data.Directory).CalculateAverageAsync(new() { Table = "calls", Field = "duration_ms" });
        Assert.Equal(every.Length, average.Count);
        Assert.InRange(average.Value!.Value / every.Average(), 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public async Task GroupsViewsAndReportsAgree()
    {
        var expected = _naive.Calls.GroupBy(static call => call.Agent!).ToDictionary(static agent => agent.Key, static agent => Naive.Percentile(Every(agent).Select(static ns => ns / 1e9), 0.95));
        var report = await PerfReport.LoadAsync(_data.Directory);
        var views = StoredCall.Read(_data.Directory, "select agent, p95_s from agents", static row => ((string)row[0]!, (double?)row[1]));

        await foreach (var row in new PerfQuestions(_data.Directory).GetGroupsAsync(new() { By = "agent" }))
        {
            Assert.True(Naive.Near(expected[row.Key!], row.P95Seconds), row.Key);
        }

        Assert.All(report.Agents, agent => Assert.True(Naive.Near(expected[agent.Agent!], agent.P95Seconds), agent.Agent));
        Assert.All(views, view => Assert.True(Naive.Near(expected[view.Item1], view.Item2), view.Item1));
        Assert.Equal(expected.Count, views.Count);

        var methods = StoredCall.Read(_data.Directory, "select method, p50_s, mean_s, calls from methods", static row => ((string)row[0]!, (double?)row[1], (double?)row[2], StoredCall.Whole(row[3])));
        Assert.All(methods, method =>
        {
            var calls = _naive.Calls.Where(call => call.Method == method.Item1).ToArray();
            var every = Every(calls).Select(static ns => ns / 1e9).ToArray();
            Assert.True(Naive.Near(Naive.Percentile(every, 0.5), method.Item2) && Naive.Near(every.Average(), method.Item3), method.Item1);
            Assert.Equal(calls.Sum(static call => (long)call.Weight), method.Item4);
        });
    }

    public void Dispose() => _data.Dispose();

    private static IEnumerable<double> Every(IEnumerable<NaiveCall> calls) =>
        calls.Where(static call => call.Ns is not null).SelectMany(static call => Enumerable.Repeat((double)call.Ns!.Value, call.Weight));
}
