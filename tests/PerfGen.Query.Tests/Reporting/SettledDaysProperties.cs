using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>A report from settled days is that of the rows, whatever was drained, kept up, removed and forgotten before, in whatever order.</summary>
public sealed partial class SettledDaysProperties
{
    private const long Hour = 3_600_000_000_000;

    /// <summary>A window of which each part of a trend is longer than a day.</summary>
    private static readonly ReportWindow Long = new(JournalBuilder.Begin.AddDays(-1), null, "a long time");

    private static readonly string[] Policies = ["keep-all", "keep-all", "tiered", "last-n"];

    /// <summary>Something that happens to a store.</summary>
    /// <param name="What">0 to 5 a drain, 6 and 7 upkeep, 8 somebody forgets.</param>
    /// <param name="Seed">Of what is drained, or forgotten.</param>
    /// <param name="At">Hours after the first day, around which it is, or at which upkeep runs.</param>
    public sealed record Step(int What, int Seed, int At);

    [Fact]
    public void AReportFromSettledDaysIsThatOfTheRows()
    {
        var step =
            from what in Gen.Choose(0, 8)
            from seed in Gen.Choose(0, 1_000_000)
            from at in Gen.Frequency((6, Gen.Choose(0, 120)), (1, Gen.Choose(170, 260)), (1, Gen.Constant(24 * 110)))
            select new Step(what, seed, at);
        var runs =
            from steps in Gen.ListOf(step)
            from policy in Gen.Elements(Policies)
            from zone in Gen.Elements("UTC", "Asia/Kathmandu", "Europe/Berlin")
            select (Steps: steps.Take(7).ToArray(), Policy: policy, Zone: zone);
        var tests = int.Parse(Environment.GetEnvironmentVariable("PERFGEN_TEST_RUNS") ?? "8", CultureInfo.InvariantCulture);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(20), Prop.ForAll(Arb.From(runs), static run => Run(run.Steps, run.Policy, run.Zone).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task ADayThatIsSettledIsNotReadAgain()
    {
        using var data = new RecordedData();
        Drain(data, new Step(0, 1, 10));
        Maintain(data, 60);

        // What no drain ever does: the figures of the day know nothing of it.
        Execute(data, "update store.metrics set value = value + 1000000");
        Assert.All((await LoadAsync(data, 0, null)).Values, static row => Assert.True(row.Maximum < 1_000_000));
        Assert.All((await LoadAsync(data, RollupPlan.NeverMany, null)).Values, static row => Assert.True(row.Maximum > 1_000_000));
    }

    [Fact]
    public async Task TheReportSaysHowManyDaysItHasReadFromFigures()
    {
        using var data = new RecordedData();
        Drain(data, new Step(0, 1, 10));
        Maintain(data, 24 * 12);

        var settled = StoredCall.Read(data.Directory, "select count(*) from store.settled", static row => (long)row[0]!)[0];
        var ofDays = await LoadAsync(data, 0, null);
        Assert.True(settled > 1);
        Assert.Contains($"tasks, tokens, values and errors of {settled} days and parts of days are from their figures, all others from rows", ofDays.Notes);
        Assert.Contains($"rollups and figures of {settled} days and parts of days: percentiles are within 1 %", Text(ofDays), StringComparison.Ordinal);

        var ofRows = await LoadAsync(data, RollupPlan.NeverMany, null);
        Assert.Empty(ofRows.Notes);
        Assert.DoesNotContain("figures of", Text(ofRows), StringComparison.Ordinal);

        static string Text(PerfReport report)
        {
            using var text = new StringWriter();
            ReportText.Write(text, report, width: null);
            return text.ToString();
        }
    }

    [Fact]
    public async Task AStoreOfTheSchemaBeforeSuchDaysIsAnsweredFromRollupsToo()
    {
        using var data = new RecordedData();
        for (var seed = 1; seed < 5; seed++)
        {
            Drain(data, new Step(0, seed, 10));
        }

        Maintain(data, 24 * 12);
        var later = await LoadAsync(data, 0, Long);
        foreach (var table in (string[])["settled", "unsettled", "settled_names", "undated_tasks", "calls_beside", "day_usages", "day_tasks", "day_task_bins", "day_errors", "day_values",
            "day_value_bins", "day_samples", "day_resources", "day_agents", "day_methods", "month_methods", "month_agents", "session_spans", "unsettled_sessions"])
        {
            Execute(data, "drop table store." + table);
        }

        Execute(data, "delete from store.schema_version where version >= 13");

        var report = await LoadAsync(data, 0, Long);
        Assert.Contains("trends of agents are of whole days", report.Notes);
        Assert.Contains(later.Notes, static note => note.StartsWith("tasks, tokens, values and errors of ", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Notes, static note => note.StartsWith("tasks, tokens, values and errors of ", StringComparison.Ordinal));
        Assert.Equal(Show(later, "keep-all"), Show(report, "keep-all"));
        Assert.Equal(later.Methods, report.Methods);
        Assert.Equal(later.Agents, report.Agents);
        Assert.Equal(later.Trends, report.Trends);
        Assert.NotEmpty(report.Methods);
        Assert.NotEmpty(report.Trends);
    }

    [Fact]
    public async Task ATaskThatWasOnlyNamedCountsOnceWhenItBeginsAlsoWhereNoDayIsSettled()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"), at: Hour, context: journal.Context("s", "t"));
        journal.Write();
        data.Drain();
        Maintain(data, -24);
        Assert.Equal(0, StoredCall.Read(data.Directory, "select count(*) from store.settled", static row => (long)row[0]!)[0]);
        Assert.Equal(1, (await LoadAsync(data, 0, null)).Totals.Tasks);

        var later = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        later.Event(EventKind.TaskStart, later.Context("s", "t"), at: 2 * Hour);
        later.Write();
        data.Drain();

        Assert.Equal(1, (await LoadAsync(data, 0, null)).Totals.Tasks);
    }

    [Fact]
    public async Task SessionsThatCameAfterTheDaysWereSettledCountToo()
    {
        using var data = new RecordedData();
        Drain(data, new Step(0, 1, 10));
        Maintain(data, 60);
        var before = (await LoadAsync(data, 0, null)).Totals.Sessions;
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"), at: 70 * Hour, context: journal.Context("new session", "t"));
        journal.Write();
        data.Drain();

        Assert.Equal(before + 1, (await LoadAsync(data, 0, null)).Totals.Sessions);
    }

    [Fact]
    public void NothingOfWhatWasForgottenIsInTheFiguresOfDays()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        var secret = journal.Context("s-secret", "t-secret", "secret-type", "secret-agent", "secret-model");
        var open = journal.Context("s", "t", "open-type", "open-agent", "open-model");
        foreach (var context in (int[])[secret, open])
        {
            journal.Event(EventKind.TaskStart, context, at: Hour);
            journal.Event(EventKind.TaskEnd, context, at: 2 * Hour);
            journal.Usage(context, journal.Tokens(100, 10, -1, -1, -1), at: Hour);
            journal.Call(journal.Site("Work"), at: Hour, context: context, status: CallStatus.Failure, error: journal.Text(context == secret ? "Secret.Exception" : "Open.Exception"));
        }

        journal.Write();
        data.Drain();
        Maintain(data, 60);
        const string Figures = """
            select string_agg(coalesce(model, '') || coalesce(task_type, ''), ' ' order by 1)
            from (select model, task_type from store.day_tasks union all select model, task_type from store.day_usages union all select null, text from store.day_errors join store.strings on string_id = type_id
                  union all select null, name from store.day_task_bins union all select agent, null from store.day_agents union all select agent, null from store.month_agents)
            """;
        Assert.Contains("secret-model", StoredCall.Read(data.Directory, Figures, static row => (string)row[0]!)[0], StringComparison.Ordinal);

        Sample.Forget(data.Directory, new ForgetRequest { Session = "s-secret" }, JournalBuilder.Begin.AddHours(60), settlesFrom: 0);

        var left = StoredCall.Read(data.Directory, Figures, static row => (string)row[0]!)[0];
        Assert.Contains("open-model", left, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", left, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AStoreOfFewCallsSettlesNothing()
    {
        using var data = new RecordedData();
        Drain(data, new Step(0, 1, 10));
        Sample.Upkeep(data.Directory, JournalBuilder.Begin.AddHours(60));
        Assert.Equal(0, Settled());
        var before = await LoadAsync(data, 0, Long);
        Assert.DoesNotContain(before.Notes, static note => note.StartsWith("tasks, tokens", StringComparison.Ordinal));

        // What was settled once is kept up, also where calls were few all along.
        Maintain(data, 60);
        Assert.NotEqual(0, Settled());
        var after = await LoadAsync(data, 0, Long);
        Assert.Contains("trends of agents are of whole days", after.Notes);
        Assert.NotEmpty(after.Trends);
        Assert.Equal(before.Trends, after.Trends);
        Assert.Equal(before.Methods, after.Methods);
        Assert.Equal(before.Agents, after.Agents);
        Drain(data, new Step(0, 2, 10));
        Sample.Upkeep(data.Directory, JournalBuilder.Begin.AddHours(84));
        Assert.Equal(Show(await LoadAsync(data, RollupPlan.NeverMany, null), "keep-all"), Show(await LoadAsync(data, 0, null), "keep-all"));
        Assert.Equal(0, StoredCall.Read(data.Directory, "select count(*) from store.unsettled", static row => (long)row[0]!)[0]);

        long Settled() => StoredCall.Read(data.Directory, "select (select count(*) from store.settled) + (select count(*) from store.month_methods) + (select count(*) from store.settled_names)", static row => (long)row[0]!)[0];
    }

    private static async Task<bool> Run(Step[] steps, string policy, string zone)
    {
        using var data = new RecordedData();
        System.IO.Directory.CreateDirectory(data.Directory.Path);
        File.WriteAllText(Path.Combine(data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}", "retention": "{{policy}}" } }""");
        Drain(data, new Step(0, 7, 5));
        Maintain(data, 30);
        foreach (var step in steps)
        {
            switch (step.What)
            {
                case 6 or 7:
                    Maintain(data, step.At);
                    break;
                case 8:
                    Forget(data, step);
                    break;
                default:
                    Drain(data, step);
                    break;
            }

            var from = JournalBuilder.Begin.AddHours(step.Seed % 100);
            ReportWindow?[] windows =
            [
                null,
                new ReportWindow(from, step.Seed % 2 == 0 ? null : from.AddHours(20 + (step.Seed % 77)), "some time"),
                new ReportWindow(DayOf(step.Seed % 5, zone), step.Seed % 3 == 0 ? null : DayOf((step.Seed % 5) + 1 + (step.Seed % 4), zone), "whole days"),
            ];
            foreach (var window in windows)
            {
                var ofRows = await LoadAsync(data, RollupPlan.NeverMany, window);
                var ofDays = await LoadAsync(data, 0, window);
                Assert.Equal(ShowBoth(ofRows, policy), ShowBoth(ofDays, policy));

                // Too few calls for rollups: they are asked of rows, and the tasks of the window alone are folded.
                if (policy == "keep-all" && window?.Name == "whole days")
                {
                    var ofFewRows = await LoadAsync(data, RollupPlan.NeverMany - 1, window);
                    Assert.Equal(ShowBoth(ofRows, policy) + ShowExact(ofRows), ShowBoth(ofFewRows, policy) + ShowExact(ofFewRows));
                }

                if (policy == "keep-all")
                {
                    HasPercentilesOf(data, ofDays, window);
                }
            }
        }

        // Figures by figures, not only what a report makes of them.
        Assert.DoesNotContain(new StoreDoctor(data.Directory).Examine(), static finding => finding.Severity > FindingSeverity.Note);
        return true;
    }

    /// <summary>When a day began in the zone, counted from that of the first records.</summary>
    private static DateTimeOffset DayOf(int day, string zone)
    {
        var date = JournalBuilder.Begin.UtcDateTime.Date.AddDays(day);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeZoneInfo.FindSystemTimeZoneById(zone)), TimeSpan.Zero);
    }

    /// <summary>Every percentile of the report is within 1 % of that of the rows by nearest rank, and there is one wherever there are rows.</summary>
    private static void HasPercentilesOf(RecordedData data, PerfReport report, ReportWindow? window)
    {
        static string Time(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10})");
        string In(string column) =>
            $"({column} >= {(window?.From is { } from ? Time(from) : "'-infinity'::timestamptz")} and {column} < {(window?.To is { } to ? Time(to) : "'infinity'::timestamptz")})";
        var calls = $"from calls where duration_s is not null and {In("started_at")}";
        var tasks = $"from tasks where ended_at is not null and duration_s is not null and result <> 'skipped' and {In("ended_at")}";
        var said = new List<(string What, double? Value)>
        {
            ("total 50", report.Totals.P50Seconds), ("total 95", report.Totals.P95Seconds), ("total 99", report.Totals.P99Seconds),
        };
        said.AddRange(report.Agents.SelectMany(static row => new[] { ($"agent {row.Agent} 50", row.P50Seconds), ($"agent {row.Agent} 95", row.P95Seconds), ($"agent {row.Agent} 99", row.P99Seconds) }));
        said.AddRange(report.Methods.SelectMany(static row => new[] { ($"method {row.Method} 50", row.P50Seconds), ($"method {row.Method} 95", row.P95Seconds), ($"method {row.Method} 99", row.P99Seconds) }));
        said.AddRange(report.Values.SelectMany(static row => new[] { ($"value {row.Name} 50", (double?)row.P50), ($"value {row.Name} 95", (double?)row.P95) }));
        said.AddRange(report.TaskTypes.Select(static row => ($"type {row.Name} 95", row.P95Seconds)));
        said.AddRange(report.Models.Select(static row => ($"model {row.Name} 95", row.P95Seconds)));
        var known = said.Where(static figure => figure.Value is not null).ToDictionary(static figure => figure.What, static figure => figure.Value!.Value);

        var expected = StoredCall.Read(
            data.Directory,
            $"""
            with p as (select unnest([50, 95, 99]) as p)
            select 'total ' || p, quantile_disc(duration_s, list_value(0.5, 0.95, 0.99))[list_position([50, 95, 99], p)] {calls.Replace("where", ", p where", StringComparison.Ordinal)} group by p
            union all
            select 'agent ' || coalesce(agent, '') || ' ' || p, quantile_disc(duration_s, list_value(0.5, 0.95, 0.99))[list_position([50, 95, 99], p)] {calls.Replace("where", ", p where", StringComparison.Ordinal)} group by agent, p
            union all
            select 'method ' || method || ' ' || p, quantile_disc(duration_s, list_value(0.5, 0.95, 0.99))[list_position([50, 95, 99], p)] {calls.Replace("where", ", p where", StringComparison.Ordinal)} group by type, method, metric, p
            union all
            select 'value ' || name || ' ' || p, quantile_disc(value, list_value(0.5, 0.95, 0.99))[list_position([50, 95, 99], p)] from store.metrics join store.metric_names using (name_id), p where p < 99 and {In("recorded_at")} group by name, unit, p
            union all
            select 'type ' || coalesce(task_type, '') || ' 95', quantile_disc(duration_s, 0.95) {tasks} group by task_type
            union all
            select 'model ' || coalesce(model, '') || ' 95', quantile_disc(duration_s, 0.95) {tasks} group by model
            """,
            static row => (What: (string)row[0]!, Value: Convert.ToDouble(row[1]!, CultureInfo.InvariantCulture)));
        Assert.Equal(expected.Select(static figure => figure.What).Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, figure => Assert.True(Math.Abs(known[figure.What] - figure.Value) <= Math.Abs(figure.Value) * 0.01, FormattableString.Invariant($"{figure.What}: {known[figure.What]} of {figure.Value}")));
    }

    private static Task<PerfReport> LoadAsync(RecordedData data, long many, ReportWindow? window) => PerfReport.LoadAsync(data.Directory, window, many, CancellationToken.None);

    /// <summary>The report, and what it says of the window before.</summary>
    private static string ShowBoth(PerfReport report, string policy) =>
        Show(report, policy) + "\nbefore\n" + (report.Previous is { } before ? Show(new PerfReport { DataDirectory = "", Window = ReportWindow.All, Totals = before }, policy) : "nothing");

    /// <summary>What figures of days know within 1 %.</summary>
    private static string ShowExact(PerfReport report) => string.Join('\n', report.TaskTypes.Concat(report.Models).Select(static row => $"{row.Name} {row.P95Seconds:G9}")
        .Concat(report.Values.Select(static row => $"{row.Name} {row.P50:G9} {row.P95:G9}"))
        .Concat(report.Agents.Select(static row => $"{row.Agent} {row.P50Seconds:G9} {row.P95Seconds:G9} {row.P99Seconds:G9}"))
        .Concat(report.Trends.Select(static row => $"{row.Agent} {row.Part} {row.P50Seconds:G9}")));

    private static string Show(PerfReport report, string policy) => ReportFigures.Of(report, isAllThere: policy == "keep-all");

    private static void Maintain(RecordedData data, int hours) => Sample.Upkeep(data.Directory, JournalBuilder.Begin.AddHours(hours), settlesFrom: 0);

    private static void Forget(RecordedData data, Step step)
    {
        var what = (step.Seed % 4) switch
        {
            0 => new ForgetRequest { Session = $"s{step.Seed % 3}" },
            1 => new ForgetRequest { Task = $"t{step.Seed % 5}" },
            2 => new ForgetRequest { Session = $"s{step.Seed % 3}", Task = $"t{step.Seed % 5}" },
            _ => new ForgetRequest { Before = JournalBuilder.Begin.AddHours(step.At % 60) },
        };
        Sample.Forget(data.Directory, what, JournalBuilder.Begin.AddHours(step.At), settlesFrom: 0);
    }

    /// <summary>Words of several processes about a few sessions and tasks, around one time.</summary>
    private static void Drain(RecordedData data, Step step)
    {
        data.Directory.Create();
        var random = new Random(step.Seed);
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        string? Maybe(string text) => random.Next(3) == 0 ? null : text + random.Next(2);
        int Context(bool ofTask) => journal.Context(random.Next(5) == 0 ? null : $"s{random.Next(3)}", ofTask ? $"t{random.Next(5)}" : null, Maybe("type"), Maybe("agent"), Maybe("model"));
        long At() => (Math.Min(step.At, 200) * Hour) + (random.Next(-8, 40) * Hour / 4);

        var calls = new List<ulong>();
        for (var i = random.Next(4, 14); i > 0; i--)
        {
            switch (random.Next(9))
            {
                case 0 or 1:
                    journal.Event(EventKind.TaskStart, Context(true), At());
                    break;
                case 2 or 3:
                    journal.Event(EventKind.TaskEnd, Context(true), At(), (TaskResult)random.Next(6));
                    break;
                case 4:
                    journal.Event(random.Next(2) == 0 ? EventKind.SessionStart : EventKind.SessionEnd, Context(false), At());
                    break;
                case 5:
                    journal.Value(journal.Metric(random.Next(4) switch { 0 => "quality_score", 1 => "performance_index", 2 => "cpu_usage", _ => "files_created" }, "count"), random.Next(100), At(), random.Next(3) == 0 ? 0 : Context(true));
                    break;
                case 6:
                    var cost = random.Next(2) == 0 ? journal.Cost(journal.Text("USD"), random.Next(1_000_000), 1) : 0;
                    var told = journal.Tokens(random.Next(1000), random.Next(100), -1, -1, -1, older: cost);
                    journal.Usage(Context(random.Next(3) > 0), told, model: random.Next(2) == 0 ? journal.Text("said" + random.Next(2)) : 0, message: random.Next(3) == 0 ? journal.Text("msg" + random.Next(3)) : 0,
                        parent: calls.Count > 0 && random.Next(3) == 0 ? calls[random.Next(calls.Count)] : 0, flags: random.Next(4) == 0 ? (byte)4 : (byte)0, at: At());
                    break;
                default:
                    var used = random.Next(3) switch { 0 => journal.Tokens(random.Next(1000), 5, -1, -1, -1), 1 => journal.Resources(random.Next(1000), random.Next(2) == 0 ? -1 : random.Next(1000), random.Next(10)), _ => 0ul };
                    calls.Add(journal.Call(journal.Site("Work" + random.Next(2), agent: Maybe("agent")), At(), 1 + random.Next(2_000_000), random.Next(4) == 0 ? 0 : Context(true),
                        (CallStatus)random.Next(4), error: random.Next(2) == 0 ? journal.Text("Odd.Exception" + random.Next(2)) : 0, continuation: used));
                    break;
            }
        }

        if (random.Next(3) == 0)
        {
            new InboxWriter(data.Directory).RecordTask(new TaskRecord
            {
                Id = $"t{random.Next(5)}", Session = $"s{random.Next(3)}", Type = Maybe("type"), Model = Maybe("model"), Result = TaskResult.Success,
                StartedAt = JournalBuilder.Begin.AddHours(step.At % 50), EndedAt = JournalBuilder.Begin.AddHours((step.At % 50) + 1),
            });
        }

        journal.Write();
        data.Drain();
    }

    private static void Execute(RecordedData data, string sql)
    {
        using var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={data.Directory.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
