using FsCheck;
using FsCheck.Fluent;
using PerfGen.Query.Named;

namespace PerfGen.Query.Tests.Named;

/// <summary>Each question beside an independent computation over the same rows, for filters that are made up; those about tasks in a store with an odd task as well.</summary>
public sealed class QuestionProperties(SampleFixture sample, OddSampleFixture odd) : IClassFixture<SampleFixture>, IClassFixture<OddSampleFixture>
{
    private readonly PerfQuestions _ask = new(sample.Directory);
    private readonly NaiveData _naive = sample.Naive;

    [Fact]
    public void CallsArePagesOfTheFilteredCallsNewestFirst() => ForFilters(async filter =>
    {
        var asked = filter with { Limit = 37, Offset = 5 };
        var expected = _naive.CallsOf(filter).OrderByDescending(static call => call.StartedAt).ThenBy(static call => call.Source.ToString("N"), StringComparer.Ordinal).ThenBy(static call => call.Seq)
            .Skip(5).Take(37).Select(static call => $"{call.StartedAt.Ticks} {call.Method} {call.Status} {call.Seq}");
        Assert.Equal(expected, (await ListAsync(_ask.GetCallsAsync(asked))).Select(static row => $"{row.StartedAt!.Value.UtcTicks} {row.Method} {row.Status} {row.SpanId}"));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TaskMetricsAreTheFilteredTasks(bool isOdd) => ForTasks(isOdd, async (ask, naive, filter) =>
        Same(
            naive.TasksOf(filter).Select(static task => $"{task.Session}/{task.Id} {task.Result} {Naive.Show(task.Seconds * 1000)} {task.Tokens} {task.Cost} {task.Calls}"),
            (await ListAsync(ask.GetTaskMetricsAsync(filter))).Select(static row => $"{row.SessionId}/{row.TaskId} {row.Result} {Naive.Show(row.DurationMilliseconds)} {row.TokensUsed} {row.Cost} {row.Calls}")));

    [Fact]
    public void MetricsAreTheFilteredValues() => ForFilters(async filter =>
        Same(_naive.ValuesOf(filter).Select(static value => $"{value.At.Ticks} {value.Name} {Naive.Show(value.Value)} {value.Agent}"),
            (await ListAsync(_ask.GetMetricsAsync(filter))).Select(static row => $"{row.RecordedAt!.Value.UtcTicks} {row.Name} {Naive.Show(row.Value)} {row.Agent}")));

    [Fact]
    public void AgentMetricsAreValuesOfAnAgentAndSwarmMetricsThoseOfASessionAlone() => ForFilters(async filter =>
    {
        Same(_naive.ValuesOf(filter).Where(static value => value.Agent is not null).Select(static value => $"{value.Agent} {value.Name} {Naive.Show(value.Value)}"),
            (await ListAsync(_ask.GetAgentMetricsAsync(filter))).Select(static row => $"{row.Agent} {row.MetricType} {Naive.Show(row.Value)}"));
        Same(_naive.ValuesOf(filter).Where(static value => value.Agent is null && value.Session is not null).Select(static value => $"{value.Session} {value.Name} {Naive.Show(value.Value)}"),
            (await ListAsync(_ask.GetSwarmMetricsAsync(filter))).Select(static row => $"{row.SwarmId} {row.MetricType} {Naive.Show(row.Value)}"));
    });

    [Theory]
    [InlineData("minute", "avg", "Europe/Berlin")]
    [InlineData("hour", "percentile", "America/New_York")]
    [InlineData("day", "sum", "Asia/Kathmandu")]
    [InlineData("week", "count", "UTC")]
    [InlineData("month", "stddev", "Pacific/Auckland")]
    [InlineData("hour", "min", "UTC")]
    [InlineData("day", "max", "America/St_Johns")]
    public void FiguresByTimeAreThoseOfTheIntervalsOfTheZone(string interval, string aggregate, string zone) => ForFilters(async filter =>
    {
        var options = new QuestionOptions { Table = "calls", Field = "duration_ms", Interval = interval, Aggregate = aggregate, Percentile = 0.9, Zone = zone };
        var expected = _naive.CallsOf(filter).Where(static call => call.Ns is not null).GroupBy(call => BucketOf(call.StartedAt, interval, zone)).OrderBy(static bucket => bucket.Key)
            .Select(bucket => (bucket.Key, Value: Aggregated(bucket.Select(static call => call.Ns!.Value / 1e6).ToArray(), aggregate), Count: bucket.LongCount())).ToArray();
        var rows = await ListAsync(_ask.AggregateByTimeAsync(options, filter));
        Assert.Equal(expected.Select(static bucket => (bucket.Key, bucket.Count)), rows.Select(static row => (row.TimeBucket!.Value.UtcDateTime, row.Count)));
        Assert.All(expected.Zip(rows), static pair => Assert.True(Naive.Near(pair.First.Value, pair.Second.Value), $"{Naive.Show(pair.First.Value)} / {Naive.Show(pair.Second.Value)}"));
    }, tests: 4);

    [Fact]
    public async Task EveryAggregateIsThatOfEveryInterval()
    {
        var calls = _naive.Calls.Where(static call => call.Ns is not null).ToArray();
        foreach (var interval in (string[])["minute", "hour", "day", "week", "month"])
        {
            foreach (var aggregate in (string[])["avg", "sum", "count", "min", "max", "stddev", "percentile"])
            {
                var options = new QuestionOptions { Table = "calls", Field = "duration_ms", Interval = interval, Aggregate = aggregate, Percentile = 0.9, Zone = "UTC" };
                var expected = calls.GroupBy(call => BucketOf(call.StartedAt, interval, "UTC")).OrderBy(static bucket => bucket.Key)
                    .Select(bucket => (bucket.Key, Value: Aggregated(bucket.Select(static call => call.Ns!.Value / 1e6).ToArray(), aggregate))).ToArray();

                var rows = await ListAsync(_ask.AggregateByTimeAsync(options));

                Assert.Equal(expected.Select(static bucket => bucket.Key), rows.Select(static row => row.TimeBucket!.Value.UtcDateTime));
                Assert.All(expected.Zip(rows), pair => Assert.True(Naive.Near(pair.First.Value, pair.Second.Value), $"{aggregate} by {interval}: {Naive.Show(pair.First.Value)} / {Naive.Show(pair.Second.Value)}"));
            }
        }
    }

    [Fact]
    public async Task WhereEachRowStandsForItselfNothingIsWeighed()
    {
        foreach (var question in NamedQuestion.All)
        {
            foreach (var aggregate in question.Name == "by-time" ? (string[])["avg", "sum", "count", "min", "max", "stddev", "percentile"] : ["avg"])
            {
                using var answer = await NamedAnswer.AskAsync(sample.Directory, question, new() { Since = DateTimeOffset.UnixEpoch }, new() { Table = "calls", Aggregate = aggregate });

                Assert.DoesNotContain(" * sample_weight", answer.Sql, StringComparison.Ordinal);
                Assert.DoesNotContain("sum(sample_weight)", answer.Sql, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public async Task QuantilesOfAMetricAreThoseOfItsValues(double p)
    {
        foreach (var metric in _naive.Values.GroupBy(static value => value.Name).Where(static metric => metric.Count() > 20))
        {
            var row = await _ask.CalculatePercentileAsync(new() { Table = "metrics", Percentile = p }, new() { Metric = metric.Key });

            Assert.True(Naive.Near(Naive.Percentile(metric.Select(static value => value.Value), p), row.Value), metric.Key);
            Assert.Equal(metric.LongCount(), row.Count);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PercentilesAndMeansAreThoseOfTheFieldAndNothingGivesNull(bool isOdd) => ForTasks(isOdd, async (ask, naive, filter) =>
    {
        var tasks = naive.TasksOf(filter).Where(static task => task.Seconds is not null).Select(static task => task.Seconds!.Value * 1000).ToArray();
        var percentile = await ask.CalculatePercentileAsync(new() { Table = "tasks", Field = "duration_ms", Percentile = 0.9 }, filter);
        var average = await ask.CalculateAverageAsync(new() { Table = "tasks", Field = "duration_ms" }, filter);
        Assert.True(Naive.Near(Naive.Percentile(tasks, 0.9), percentile.Value), $"{Naive.Show(Naive.Percentile(tasks, 0.9))} / {Naive.Show(percentile.Value)}");
        Assert.True(Naive.Near(tasks.Length == 0 ? null : tasks.Average(), average.Value));
        Assert.Equal((tasks.Length, tasks.Length), (percentile.Count, average.Count));

        var values = naive.ValuesOf(filter).Select(static value => value.Value).ToArray();
        var ofValues = await ask.CalculatePercentileAsync(new() { Table = "metrics", Percentile = 0.25 }, filter);
        Assert.True(Naive.Near(Naive.Percentile(values, 0.25), ofValues.Value));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TopAgentsAndSlowestTasksAndTheSummaryAreThoseOfTheFilteredTasks(bool isOdd) => ForTasks(isOdd, async (ask, naive, filter) =>
    {
        var tasks = naive.TasksOf(filter);
        var agents = tasks.Where(static task => task.Agent is not null).GroupBy(static task => task.Agent!)
            .Select(static agent => (agent.Key, Count: agent.LongCount(), Mean: Mean(agent.Select(static task => task.Seconds)), Rate: RateOf([.. agent])))
            .OrderBy(static agent => agent.Mean ?? double.MaxValue).ThenBy(static agent => agent.Key, StringComparer.Ordinal).Take(5).ToArray();
        var top = await ListAsync(ask.GetTopAgentsAsync(new(), filter with { Limit = 5 }));
        Assert.Equal(agents.Select(static agent => (agent.Key, agent.Count)), top.Select(static row => (row.Agent, row.TaskCount)));
        Assert.All(agents.Zip(top), static pair => Assert.True(Naive.Near(pair.First.Mean * 1000, pair.Second.AverageDurationMilliseconds) && Naive.Near(pair.First.Rate, pair.Second.SuccessRate)));

        Assert.Equal(
            tasks.Where(static task => task.Seconds is not null).OrderByDescending(static task => task.Seconds).ThenBy(static task => task.Session, StringComparer.Ordinal).ThenBy(static task => task.Id, StringComparer.Ordinal)
                .Take(4).Select(static task => $"{task.Session}/{task.Id}"),
            (await ListAsync(ask.GetSlowestTasksAsync(filter with { Limit = 4 }))).Select(static row => $"{row.SessionId}/{row.TaskId}"));

        var summary = await ask.GetSummaryStatsAsync(filter);
        Assert.Equal((tasks.Length, tasks.Count(static task => task.Result == "success"), tasks.Select(static task => task.Agent).Where(static agent => agent is not null).Distinct().Count()),
            (summary.TotalTasks, summary.SuccessfulTasks, summary.UniqueAgents));
        Assert.True(Naive.Near(RateOf(tasks), summary.SuccessRate));
        Assert.True(Naive.Near(Mean(tasks.Select(static task => task.Seconds)) * 1000, summary.AverageDurationMilliseconds));
        Assert.True(Naive.Near(Naive.Percentile(tasks.Where(static task => task.Seconds is not null).Select(static task => task.Seconds!.Value * 1000), 0.99), summary.P99DurationMilliseconds));
        Assert.Equal(tasks.Any(static task => task.Tokens is not null) ? tasks.Sum(static task => task.Tokens) : null, summary.TotalTokensUsed);
    });

    [Theory]
    [InlineData("agent")]
    [InlineData("model")]
    [InlineData("cli")]
    [InlineData("session")]
    [InlineData("task")]
    [InlineData("task_type")]
    [InlineData("method")]
    [InlineData("metric")]
    [InlineData("status")]
    [InlineData("tool")]
    [InlineData("skill")]
    public void GroupsAreThoseOfTheFilteredCalls(string by) => ForFilters(async filter =>
    {
        var expected = _naive.CallsOf(filter).SelectMany(call => KeysOf(call, by), static (call, key) => (call, key)).GroupBy(static pair => pair.key ?? "(null)", static pair => pair.call)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
        var rows = await ListAsync(_ask.GetGroupsAsync(new() { By = by }, filter));
        Same(expected.Select(static group => $"{group.Key} {group.Value.Length}"), rows.Select(static row => $"{row.Key ?? "(null)"} {row.Calls}"));
        Assert.All(rows, row =>
        {
            var calls = expected[row.Key ?? "(null)"];
            var seconds = calls.Where(static call => call.Ns is not null).Select(static call => call.Ns!.Value / 1e9).ToArray();
            Assert.True(Naive.Near(Naive.Percentile(seconds, 0.95), row.P95Seconds));
            Assert.True(Naive.Near(seconds.Length == 0 ? null : seconds.Average(), row.MeanSeconds));
            Assert.True(Naive.Near(Naive.Rate(calls.Count(static call => call.Status == "success"), calls.Count(static call => call.Status is "success" or "failure" or "timeout")), row.SuccessRate));
            Assert.Equal(calls.Any(static call => call.Prompt is not null) ? calls.Sum(static call => call.Prompt) : null, row.TokensPrompt);
            Assert.Equal(calls.Any(static call => call.Cost is not null) ? calls.Sum(static call => call.Cost) : null, row.Cost);
        });
    }, tests: 4);

    [Fact]
    public void SelfTimeIsTotalTimeWithoutThatOfChildren() => ForFilters(async filter =>
    {
        var calls = _naive.CallsOf(filter);
        var byId = calls.ToDictionary(static call => (call.Source, call.Seq));
        string PathOf(NaiveCall call) => (call.Parent is { } parent && byId.TryGetValue((call.Source, parent), out var above) ? PathOf(above) + " > " : "") + call.Type + "." + call.Method;
        var children = calls.Where(static call => call.Parent is not null).ToLookup(static call => (call.Source, call.Parent!.Value));
        var expected = calls.GroupBy(PathOf).Select(path => (path.Key, Count: path.LongCount(), Total: path.Sum(static call => call.Ns ?? 0) / 1e9,
            Self: path.Where(static call => call.Ns is not null).Sum(call => Math.Max(call.Ns!.Value - children[(call.Source, call.Seq)].Sum(static child => child.Ns ?? 0), 0)) / 1e9)).ToDictionary(static path => path.Key);
        var rows = await ListAsync(_ask.GetCallTreeAsync(filter));
        Same(expected.Values.Select(static path => $"{path.Key} {path.Count}"), rows.Select(static row => $"{row.Path} {row.Calls}"));
        Assert.All(rows, row => Assert.True(Naive.Near(expected[row.Path].Total, row.TotalSeconds ?? 0) && Naive.Near(expected[row.Path].Self, row.SelfSeconds ?? 0), row.Path));
    }, tests: 6);

    private void ForTasks(bool isOdd, Func<PerfQuestions, NaiveData, QuestionFilter, Task> check)
    {
        var (ask, naive) = isOdd ? (new PerfQuestions(odd.Directory), odd.Naive) : (_ask, _naive);
        ForFilters(filter => check(ask, naive, filter), isOdd ? 6 : 12);
    }

    private void ForFilters(Func<QuestionFilter, Task> check, int tests = 12)
    {
        Gen<string?> Maybe(IEnumerable<string?> known) => Gen.Frequency(
            (5, Gen.Constant<string?>(null)), (1, Gen.Elements(known.Where(static value => value is not null).Distinct().Append("nobody").ToArray())));
        var first = _naive.Calls.Min(static call => call.StartedAt);
        var times = Gen.Frequency((2, Gen.Constant<DateTimeOffset?>(null)),
            (1, Gen.Choose(0, 340_000).Select(milliseconds => (DateTimeOffset?)new DateTimeOffset(first, TimeSpan.Zero).AddMilliseconds(milliseconds))));
        var filters =
            from since in times
            from until in times
            from agent in Maybe(_naive.Calls.Select(static call => call.Agent))
            from model in Maybe(_naive.Calls.Select(static call => call.Model))
            from cli in Maybe(_naive.Calls.Select(static call => call.Cli))
            from session in Maybe(_naive.Calls.Select(static call => call.Session))
            from task in Maybe(_naive.Calls.Select(static call => call.Task))
            from type in Maybe(_naive.TaskTypes)
            from method in Maybe(_naive.Calls.Select(static call => call.Method).Concat(_naive.Calls.Select(static call => call.Type + "." + call.Method)))
            from metric in Maybe(_naive.Values.Select(static value => value.Name))
            from status in Maybe(["success", "failure", "timeout", "cancelled"])
            from success in Gen.Frequency((5, Gen.Constant<bool?>(null)), (1, Gen.Elements<bool?>(true, false)))
            from tool in Maybe(["grep", "edit", "bash"])
            from skill in Maybe(["refactor-safely", "write-tests"])
            select new QuestionFilter
            {
                Since = since, Until = until, Agent = agent, Model = model, Cli = cli, Session = session, Task = task, TaskType = type, Method = method, Metric = metric,
                Status = status, Success = success, Tool = tool, Skill = skill,
            };

        // The empty filter, each filter alone, and some together.
        check(QuestionFilter.All).GetAwaiter().GetResult();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(Arb.From(filters), filter => check(filter).GetAwaiter().GetResult()));
    }

    private IEnumerable<string?> KeysOf(NaiveCall call, string by) => by switch
    {
        "agent" => [call.Agent],
        "model" => [call.Model],
        "cli" => [call.Cli],
        "session" => [call.Session],
        "task" => [call.Task is null ? null : (call.Session is null ? "" : call.Session + "/") + call.Task],
        "metric" => [call.Metric],
        "task_type" => [call.TaskType],
        "method" => [call.Type + "." + call.Method],
        "status" => [call.Status],
        _ => _naive.Tagged(call, by),
    };

    internal static DateTime BucketOf(DateTime utc, string interval, string zone)
    {
        var at = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, at);
        var begin = interval switch
        {
            "minute" => new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0),
            "hour" => new DateTime(local.Year, local.Month, local.Day, local.Hour, 0, 0),
            "day" => local.Date,
            "week" => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            _ => new DateTime(local.Year, local.Month, 1),
        };
        return TimeZoneInfo.ConvertTimeToUtc(begin, at);
    }

    private static double? Aggregated(double[] values, string aggregate) => aggregate switch
    {
        "avg" => values.Average(),
        "sum" => values.Sum(),
        "count" => values.Length,
        "min" => values.Min(),
        "max" => values.Max(),
        "stddev" => Naive.Deviation(values),
        _ => Naive.Percentile(values, 0.9),
    };

    private static double? Mean(IEnumerable<double?> values) => values.Average();

    private static double? RateOf(IReadOnlyCollection<NaiveTask> tasks) =>
        Naive.Rate(tasks.Count(static task => task.Result == "success"), tasks.Count(static task => task.Result is "success" or "failure" or "partial" or "timeout"));

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }
}
