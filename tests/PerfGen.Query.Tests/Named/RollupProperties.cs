using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;

namespace PerfGen.Query.Tests.Named;

/// <summary>What is answered from months, days, hours and the rows beside them, next to an independent computation over the calls that they were made of.</summary>
public sealed class RollupProperties(RollupFixture rolled) : IClassFixture<RollupFixture>
{
    private readonly PerfQuestions _ask = new(rolled.Directory);

    [Fact]
    public void MeansCountsAndPercentilesAreThoseOfTheCalls() => ForFilters(async filter =>
    {
        var calls = CallsOf(filter);
        var options = new QuestionOptions { Table = "calls", Field = "duration_ms", Percentile = 0.9 };
        var average = await _ask.CalculateAverageAsync(options, filter);
        var percentile = await _ask.CalculatePercentileAsync(options, filter);

        Assert.Equal(Timed(calls).Sum(static call => (long)call.Weight), average.Count);
        Assert.Equal(average.Count, percentile.Count);
        Assert.True(Naive.Near(Mean(calls) / 1e6, average.Value), $"{Naive.Show(Mean(calls) / 1e6)} / {Naive.Show(average.Value)}");
        IsPercentile(filter, calls, 0.9, percentile.Value * 1e6);
    });

    [Theory]
    [InlineData("agent")]
    [InlineData("model")]
    [InlineData("cli")]
    [InlineData("task_type")]
    [InlineData("method")]
    [InlineData("metric")]
    [InlineData("status")]
    public void GroupsAreThoseOfTheCalls(string by) => ForFilters(async filter =>
    {
        var expected = CallsOf(filter).GroupBy(call => KeyOf(call, by) ?? "(null)").ToDictionary(static group => group.Key, static group => group.ToArray());
        var rows = new List<GroupRow>();
        await foreach (var row in _ask.GetGroupsAsync(new() { By = by }, filter))
        {
            rows.Add(row);
        }

        Assert.Equal(expected.Select(static group => $"{group.Key} {Weight(group.Value)}").Order(StringComparer.Ordinal), rows.Select(static row => $"{row.Key ?? "(null)"} {row.Calls}").Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            var calls = expected[row.Key ?? "(null)"];
            Assert.True(Naive.Near(Mean(calls) / 1e9, row.MeanSeconds));
            Assert.True(Naive.Near(RateOf(calls), row.SuccessRate));
            IsPercentile(filter, calls, 0.5, row.P50Seconds * 1e9);
            IsPercentile(filter, calls, 0.99, row.P99Seconds * 1e9);
            Assert.Equal(calls.Any(static call => call.Prompt is not null) ? calls.Sum(static call => call.Prompt * call.Weight) : null, row.TokensPrompt);
            Assert.Equal(calls.Any(static call => call.Cost is not null) ? calls.Sum(static call => call.Cost * call.Weight) : null, row.Cost);
        });
    }, tests: 5);

    [Theory]
    [InlineData("day", "avg")]
    [InlineData("day", "percentile")]
    [InlineData("week", "sum")]
    [InlineData("week", "max")]
    [InlineData("month", "count")]
    [InlineData("month", "min")]
    [InlineData("month", "percentile")]
    public void FiguresByTimeAreThoseOfTheCallsInTheZoneOfTheStore(string interval, string aggregate) => ForFilters(async filter =>
    {
        // No zone is named: it is the store's.
        var options = new QuestionOptions { Table = "calls", Field = "duration_ms", Interval = interval, Aggregate = aggregate, Percentile = 0.9 };
        var rows = new List<TimeBucketRow>();
        await foreach (var row in _ask.AggregateByTimeAsync(options, filter))
        {
            rows.Add(row);
        }

        var expected = Timed(CallsOf(filter)).GroupBy(call => QuestionProperties.BucketOf(call.StartedAt, interval, RollupFixture.Zone)).OrderBy(static bucket => bucket.Key).ToArray();
        Assert.Equal(expected.Select(static bucket => (bucket.Key, bucket.Sum(static call => (long)call.Weight))), rows.Select(static row => (row.TimeBucket!.Value.UtcDateTime, row.Count)));
        Assert.All(expected.Zip(rows), pair =>
        {
            var (bucket, row) = pair;
            if (aggregate == "percentile")
            {
                IsPercentile(filter, [.. bucket], 0.9, row.Value * 1e6);
                return;
            }

            var value = aggregate switch
            {
                "avg" => Mean([.. bucket]) / 1e6,
                "sum" => bucket.Sum(static call => (double)call.Ns!.Value * call.Weight) / 1e6,
                "count" => bucket.Sum(static call => (double)call.Weight),
                "min" => bucket.Min(static call => call.Ns!.Value) / 1e6,
                _ => bucket.Max(static call => call.Ns!.Value) / 1e6,
            };
            Assert.True(Naive.Near(value, row.Value), $"{Naive.Show(value)} / {Naive.Show(row.Value)}");
        });
    }, tests: 5);

    [Theory]
    [InlineData("average")]
    [InlineData("percentile")]
    [InlineData("groups")]
    [InlineData("by-time")]
    public async Task TheAnswerSaysThatItIsFromRollups(string question)
    {
        using var answer = await NamedAnswer.AskAsync(rolled.Directory, NamedQuestion.Find(question)!, options: new QuestionOptions { Table = "calls", Field = "duration_ms" });

        Assert.StartsWith("answered from rollups", answer.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatRollupsCannotTellIsAnsweredFromRowsAndSaysWhatIsMissing()
    {
        foreach (var options in (QuestionOptions[])[new() { Table = "calls", Aggregate = "stddev" }, new() { Table = "calls", Interval = "hour" }, new() { Table = "calls", Zone = "Asia/Kathmandu" }])
        {
            using var answer = await NamedAnswer.AskAsync(rolled.Directory, NamedQuestion.Find("by-time")!, options: options);

            Assert.Contains("what happened before is not in the answer", answer.Notes[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AReportOfAllTimeCountsWhatRetentionHasRemovedAndSaysSo()
    {
        var report = await PerfReport.LoadAsync(rolled.Directory);

        Assert.Equal(Weight(rolled.Calls), report.Totals.Calls);
        Assert.Equal(Weight([.. rolled.Calls.Where(static call => call.Status == "failure")]), report.Totals.Failed);
        IsPercentile(QuestionFilter.All, rolled.Calls, 0.95, report.Totals.P95Seconds * 1e9);
        Assert.Equal(rolled.Calls.GroupBy(static call => call.Agent ?? "").Select(static agent => $"{agent.Key} {Weight([.. agent])}").Order(StringComparer.Ordinal),
            report.Agents.Select(static agent => $"{agent.Agent} {agent.Calls}").Order(StringComparer.Ordinal));
        Assert.All(report.Methods, method =>
        {
            var calls = rolled.Calls.Where(call => call.Type == method.Type && call.Method == method.Method).ToArray();
            Assert.Equal(Weight(calls), method.Calls);
            IsPercentile(QuestionFilter.All, calls, 0.95, method.P95Seconds * 1e9);
        });
        Assert.Contains(report.Notes, static note => note.Contains("rollups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TrendsOfAgentsAreThoseOfAllCallsByDay()
    {
        var report = await PerfReport.LoadAsync(rolled.Directory);
        var (from, to) = (report.Totals.FirstCalledAt!.Value.UtcDateTime, report.Totals.LastCalledAt!.Value.UtcDateTime);
        int PartOf(NaiveCall call)
        {
            // What was rolled up counts in the middle of its day, what came late where it began.
            var at = call.Method == "Late" ? call.StartedAt : QuestionProperties.BucketOf(call.StartedAt, "day", RollupFixture.Zone).AddHours(12);
            at = at < from ? from : at > to ? to : at;
            return Math.Min((int)((at - from).Ticks / 10 * PerfReport.TrendParts / ((to - from).Ticks / 10)), PerfReport.TrendParts - 1);
        }

        var expected = Timed(rolled.Calls).GroupBy(call => (Agent: call.Agent ?? "", Part: PartOf(call))).ToDictionary(static part => part.Key, static part => part.ToArray());

        Assert.Equal(expected.Keys.Order(), report.Trends.Select(static trend => (trend.Agent ?? "", trend.Part)).Order());
        Assert.All(report.Trends, trend => IsPercentile(QuestionFilter.All, expected[(trend.Agent ?? "", trend.Part)], 0.5, trend.P50Seconds * 1e9));
        Assert.Contains("trends of agents are of whole days", report.Notes);
    }

    private static NaiveCall[] Timed(IEnumerable<NaiveCall> calls) => [.. calls.Where(static call => call.Ns is not null)];

    private static long Weight(IReadOnlyCollection<NaiveCall> calls) => calls.Sum(static call => (long)call.Weight);

    private static double? Mean(IReadOnlyCollection<NaiveCall> calls) =>
        Timed(calls) is { Length: > 0 } timed ? timed.Sum(static call => (double)call.Ns!.Value * call.Weight) / timed.Sum(static call => (double)call.Weight) : null;

    /// <summary>By nearest rank, each call as often as it weighs.</summary>
    private static double? Rank(NaiveCall[] timed, double wanted)
    {
        double below = 0;
        foreach (var call in timed)
        {
            below += call.Weight;
            if (below >= wanted)
            {
                return call.Ns;
            }
        }

        return timed.LastOrDefault()?.Ns;
    }

    /// <summary>Rollups are within 1 % of the nearest rank; a window of which all calls are rows is answered from these, between neighbours.</summary>
    private static void IsPercentile(QuestionFilter filter, IReadOnlyCollection<NaiveCall> calls, double p, double? actual)
    {
        var timed = Timed(calls).OrderBy(static call => call.Ns).ToArray();
        if (timed.Length == 0)
        {
            Assert.Null(actual);
            return;
        }

        if (filter.Since >= SampleData.Sample.DefaultUntil.AddDays(-7))
        {
            Assert.True(Naive.Near(Naive.Percentile(timed.SelectMany(static call => Enumerable.Repeat((double)call.Ns!.Value, call.Weight)), p), actual), $"{filter}");
            return;
        }

        // Where p times the number is a whole one, its product as a double may lie on either side.
        var wanted = p * timed.Sum(static call => (double)call.Weight);
        Assert.True(((double[])[wanted - 1e-6, wanted + 1e-6]).Any(place => Math.Abs(Rank(timed, place)!.Value - actual!.Value) <= 0.01 * actual.Value),
            string.Create(CultureInfo.InvariantCulture, $"{Rank(timed, wanted)} / {actual}"));
    }

    private static double? RateOf(IReadOnlyCollection<NaiveCall> calls)
    {
        var decided = calls.Where(static call => call.Status is "success" or "failure" or "timeout").Sum(static call => (double)call.Weight);
        return decided == 0 ? null : calls.Where(static call => call.Status == "success").Sum(static call => (double)call.Weight) / decided;
    }

    private static string? KeyOf(NaiveCall call, string by) => by switch
    {
        "agent" => call.Agent,
        "model" => call.Model,
        "cli" => call.Cli,
        "task_type" => call.TaskType,
        "method" => call.Type + "." + call.Method,
        "metric" => call.Metric,
        _ => call.Status,
    };

    private NaiveCall[] CallsOf(QuestionFilter f)
    {
        static bool Eq(string? wanted, string? is_) => wanted is null || wanted == is_;
        return
        [
            .. rolled.Calls.Where(call => (f.Since is null || call.StartedAt >= f.Since.Value.UtcDateTime) && (f.Until is null || call.StartedAt < f.Until.Value.UtcDateTime)
                && Eq(f.Agent, call.Agent) && Eq(f.Model, call.Model) && Eq(f.Cli, call.Cli) && Eq(f.TaskType, call.TaskType) && Eq(f.Status, call.Status) && Eq(f.Metric, call.Metric)
                && (f.Method is null || call.Method == f.Method) && (f.Success is null || f.Success == (call.Status == "success"))),
        ];
    }

    /// <summary>Windows of whole days, which rollups can tell apart wherever they lie.</summary>
    private void ForFilters(Func<QuestionFilter, Task> check, int tests = 12)
    {
        Gen<string?> Maybe(IEnumerable<string?> known) => Gen.Frequency(
            (5, Gen.Constant<string?>(null)), (1, Gen.Elements(known.Where(static value => value is not null).Distinct().Append("nobody").ToArray())));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(RollupFixture.Zone);
        var today = TimeZoneInfo.ConvertTimeFromUtc(SampleData.Sample.DefaultUntil.UtcDateTime, zone).Date;
        var days = Gen.Frequency((2, Gen.Constant<DateTimeOffset?>(null)),
            (3, Gen.Choose(0, 55).Select(back => (DateTimeOffset?)new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(today.AddDays(-back), zone), TimeSpan.Zero))));
        var filters =
            from since in days
            from until in days
            from agent in Maybe(rolled.Calls.Select(static call => call.Agent))
            from model in Maybe(rolled.Calls.Select(static call => call.Model))
            from cli in Maybe(rolled.Calls.Select(static call => call.Cli))
            from type in Maybe(rolled.Calls.Select(static call => call.TaskType))
            from method in Maybe(rolled.Calls.Select(static call => call.Method))
            from metric in Maybe(rolled.Calls.Select(static call => call.Metric))
            from status in Maybe(["success", "failure", "timeout", "cancelled"])
            from success in Gen.Frequency((5, Gen.Constant<bool?>(null)), (1, Gen.Elements<bool?>(true, false)))
            select new QuestionFilter { Since = since, Until = until, Agent = agent, Model = model, Cli = cli, TaskType = type, Method = method, Metric = metric, Status = status, Success = success };

        check(QuestionFilter.All).GetAwaiter().GetResult();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(Arb.From(filters), filter => check(filter).GetAwaiter().GetResult()));
    }
}
