using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>The figures of a report against the same rows, counted here without SQL.</summary>
public sealed class PerfReportTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    private readonly IReadOnlyList<StoredCall> _calls = StoredCall.ReadAll(fixture.Data.Directory);

    [Fact]
    public async Task FiguresByAgentAreThoseOfItsCalls()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        Assert.Equal(4, report.Agents.Count);
        Assert.Contains(report.Agents, static agent => agent.Agent is null);
        foreach (var row in report.Agents)
        {
            var own = _calls.Where(call => call.Agent == row.Agent).ToArray();
            Equal(own, row.Calls, row.Succeeded, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds, row.TotalSeconds);
            Assert.Equal(StoredCall.Sum(own.Select(static call => call.TokensPrompt)), row.TokensPrompt);
            Assert.Equal(StoredCall.Sum(own.Select(static call => call.TokensCompletion)), row.TokensCompletion);
        }

        Assert.Equal(report.Agents.OrderByDescending(static agent => agent.Calls).Select(static agent => agent.Calls), report.Agents.Select(static agent => agent.Calls));
    }

    [Fact]
    public async Task FiguresByMethodAreThoseOfItsCalls()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        Assert.Equal(4, report.Methods.Count);
        foreach (var row in report.Methods)
        {
            var own = _calls.Where(call => (call.Type, call.Method) == (row.Type, row.Method)).ToArray();
            Equal(own, row.Calls, row.Succeeded, row.SuccessRate, row.P50Seconds, row.P95Seconds, row.P99Seconds, row.TotalSeconds);
        }

        var slowest = report.Methods.MaxBy(static method => method.P95Seconds);
        Assert.Same(slowest, report.SlowestMethod);
    }

    [Fact]
    public async Task TotalsAreThoseOfAllCalls()
    {
        var totals = (await PerfReport.LoadAsync(fixture.Data.Directory)).Totals;

        Equal(_calls, totals.Calls, totals.Succeeded, totals.SuccessRate, totals.P50Seconds, totals.P95Seconds, totals.P99Seconds, totals.TotalSeconds);
        Assert.Equal(161, totals.Calls);
        Assert.Equal((10, 5, 5, 0, 1), (totals.Failed, totals.TimedOut, totals.Cancelled, totals.Abandoned, totals.Unfinished));
        Assert.Equal(40 * 100 + (39 * 40 / 2), totals.TokensPrompt);
        Assert.Equal(Enumerable.Range(0, 40).Where(static i => i % 2 == 0).Sum(static i => 10 * i), totals.TokensCompletion);
        Assert.Equal(totals.TokensPrompt + totals.TokensCompletion, totals.TokensTotal);
        Assert.Null(totals.Cost);
        Assert.Equal(40, totals.CallsOfUnknownPrice);
        Assert.Equal(1, totals.Processes);
    }

    [Fact]
    public async Task TasksThatWereCancelledOrSkippedAreNotCountedAgainstTheSuccessRate()
    {
        var totals = (await PerfReport.LoadAsync(fixture.Data.Directory)).Totals;

        // Of ten reviews one is partial, cancelled, timed out and skipped each, one has failed, five succeeded; of eight tests two have failed.
        Assert.Equal((2, 80, 20 + 30), (totals.Sessions, totals.Tasks, totals.TasksSucceeded));
        Assert.Equal(50.0 / (80 - 8), totals.TaskSuccessRate!.Value, 12);
    }

    [Fact]
    public async Task TokensThatNobodyReportedAreUnknownAndNotZero()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        var tester = Assert.Single(report.Agents, static agent => agent.Agent == "tester");
        Assert.Null(tester.TokensPrompt);
        Assert.Null(tester.TokensCompletion);
        Assert.Null(tester.TokensTotal);
    }

    [Fact]
    public async Task ValuesRecordedByHandAndCapturedOnesAreSummedByMetricWithoutDurations()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        Assert.Equal(["code_coverage", "lines_reviewed", "prompt_tokens", "completion_tokens"], report.Values.Select(static value => value.Name));
        var lines = Assert.Single(report.Values, static value => value.Name == "lines_reviewed");
        Assert.Equal((40, 7800.0, 195.0, 0.0, 390.0, "lines"), (lines.Values, lines.Total, lines.P50, lines.Minimum, lines.Maximum, lines.Unit));
        Assert.Equal(140, report.Totals.Values);
    }

    [Fact]
    public async Task ErrorsAreCountedByTypeAndMethod()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        Assert.Equal(
            _calls.Where(static call => call.Error is not null).GroupBy(static call => (call.Error!, call.Type)).Select(static group => (group.Key.Item1, group.Key.Type, (long)group.Count())).Order(),
            report.Errors.Select(static row => (row.ErrorType, row.Type, row.Calls)).Order());
        Assert.Equal(4, report.Errors.Count);
    }

    [Fact]
    public async Task TrendsAreTheMediansOfEqualPartsOfTheTime()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory);

        var (from, to) = (_calls.Min(static call => call.StartedAt), _calls.Max(static call => call.StartedAt));
        var expected = _calls
            .Where(static call => call.DurationNs is not null)
            .GroupBy(call => (call.Agent, Part: (int)Math.Min((call.StartedAt - from).Ticks * PerfReport.TrendParts / (to - from).Ticks, PerfReport.TrendParts - 1)))
            .Select(static group => (group.Key.Agent, group.Key.Part, P50: Math.Round(StoredCall.Percentile(group, 0.5)!.Value, 12)))
            .Order();
        Assert.Equal(expected, report.Trends.Select(static row => (row.Agent, row.Part, P50: Math.Round(row.P50Seconds, 12))).Order());
    }

    [Fact]
    public async Task AWindowHoldsWhatBeganInItAndIsComparedWithTheTimeBefore()
    {
        var middle = _calls.Select(static call => call.StartedAt).Order().ElementAt(80);
        var window = new ReportWindow(new DateTimeOffset(middle, TimeSpan.Zero), null, "test");

        var report = await PerfReport.LoadAsync(fixture.Data.Directory, window);

        Assert.Equal(_calls.Count(call => call.StartedAt >= middle), report.Totals.Calls);
        Assert.InRange(report.Totals.Calls, 1, 160);
        Assert.Equal(_calls.Count(call => call.StartedAt < middle), report.Previous!.Calls);
        Assert.Equal(report.Totals.Calls, report.Agents.Sum(static agent => agent.Calls));
        Assert.Equal(report.Totals.Calls, report.Methods.Sum(static method => method.Calls));
    }

    [Fact]
    public async Task AWindowWithoutCallsIsEmptyAndSaysWhenTheLastCallWas()
    {
        var report = await PerfReport.LoadAsync(fixture.Data.Directory, new ReportWindow(DateTimeOffset.UtcNow.AddHours(1), null, "test"));

        Assert.True(report.Totals.IsEmpty);
        Assert.Empty(report.Agents);
        Assert.Equal(_calls.Max(static call => call.StartedAt), report.LastCallEverAt!.Value.UtcDateTime);
    }

    [Fact]
    public async Task ADirectoryWithoutDataGivesAnEmptyReport()
    {
        using var data = new RecordedData();

        var report = await PerfReport.LoadAsync(data.Directory);

        Assert.True(report.Totals.IsEmpty);
        Assert.Null(report.LastCallEverAt);
        Assert.False(data.Directory.Exists, "asking must not create anything");
    }

    [Fact]
    public async Task AForeignFileInPlaceOfTheDatabaseIsAnErrorAndNoEmptyReport()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        await File.WriteAllTextAsync(data.Directory.DatabaseFile, new string('x', 20_000));

        var error = await Assert.ThrowsAsync<StoreException>(() => PerfReport.LoadAsync(data.Directory));

        Assert.Equal(StoreErrorKind.NotADatabase, error.Kind);
    }

    [Fact]
    public async Task AStoppedReportIsCancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PerfReport.LoadAsync(fixture.Data.Directory, stop: stop.Token));
    }

    private static void Equal(
        IReadOnlyCollection<StoredCall> own, long calls, long succeeded, double? rate, double? p50, double? p95, double? p99, double? total)
    {
        Assert.Equal(own.Count, calls);
        Assert.Equal(own.Count(static call => call.Status == "success"), succeeded);
        Near(StoredCall.SuccessRate(own), rate);
        Near(StoredCall.Percentile(own, 0.50), p50);
        Near(StoredCall.Percentile(own, 0.95), p95);
        Near(StoredCall.Percentile(own, 0.99), p99);
        Near(own.Any(static call => call.DurationNs is not null) ? own.Sum(static call => call.DurationNs ?? 0) / 1e9 : null, total);
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
        {
            Assert.Equal(value, actual!.Value, Math.Max(Math.Abs(value) * 1e-9, 1e-15));
        }
    }
}
