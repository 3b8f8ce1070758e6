using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfGen.Runtime.Journal;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What the doctor says of figures of days that are not what the rows of these days say.</summary>
public sealed partial class FigureCheckTests : IDisposable
{
    private const int Days = 40;
    private const long Day = 86_400_000_000_000;
    private const string Remake = "'perfgen maintain --remake-figures'";

    private readonly TemporaryData _data = new();

    public static TheoryData<string> Tables => [.. FigureTable.All.Select(static table => table.Name)];

    /// <summary>What somebody's shell might do to rows, and the table of figures that is no longer what they say.</summary>
    public static TheoryData<string, string> Harms => new()
    {
        { "update store.metrics set value = value + 1 where recorded_at = (select min(recorded_at) from store.metrics where name_id = 1)", "day_values" },
        { "delete from store.call_rows where error_no is not null and started_at = (select min(started_at) from store.call_rows where error_no is not null)", "day_errors" },
        { "update store.usage_rows set tokens_prompt = tokens_prompt + 1 where recorded_at = (select min(recorded_at) from store.usage_rows)", "day_usages" },
        { "delete from store.events where kind = 4 and happened_at = (select min(happened_at) from store.events where kind = 4)", "day_tasks" },
        { "update store.call_resources set cpu_ns = cpu_ns + 1 where call = (select min(call) from store.call_resources)", "day_resources" },
        { "update store.rollup_days set durations = [{bin: 100000, n: 1}] where starts_at = (select max(starts_at) from store.rollup_days)", "day_agents" },
        { "update store.rollup_months set durations = [{bin: 100000, n: 1}]", "month_methods" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void AFigureThatSomebodyChangedIsDamageUntilFiguresAreMadeAnew(string table)
    {
        Fill();
        Assert.Equal("1", _data.AskOne($"select (count(*) > 0)::integer from store.{table}"));
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);

        var keys = FigureTable.All.Single(known => known.Name == table).Keys;
        var column = _data.Ask($"select column_name from duckdb_columns() where schema_name = 'store' and table_name = '{table}' order by column_index").First(name => name != "starts_at" && !keys.Contains(name));
        Execute($"update store.{table} set \"{column}\" = \"{column}\" + 1 where rowid = (select arg_max(rowid, starts_at) from store.{table})");

        var damage = Assert.Single(Examine(), static finding => finding.Severity > FindingSeverity.Note);
        Assert.Equal(FindingSeverity.Damage, damage.Severity);
        Assert.Contains($"(store.{table}) are not what their rows say: of 2026-", damage.What, StringComparison.Ordinal);
        Assert.Contains($", {column} is ", damage.What, StringComparison.Ordinal);
        Assert.Contains(Remake, damage.Advice, StringComparison.Ordinal);

        new StoreMaintenance(_data.Directory) { Now = static () => Now, ManyCalls = 0 }.Maintain();
        Assert.Contains(Examine(), static finding => finding.Severity == FindingSeverity.Damage);
        var done = new StoreMaintenance(_data.Directory) { Now = static () => Now }.Maintain(remakeFigures: true);
        Assert.Equal(_data.AskOne("select count(*) from store.settled"), $"{done.DaysSettled}");
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
        Assert.NotEqual("0", _data.AskOne($"select count(*) from store.{table}"));
    }

    [Theory]
    [MemberData(nameof(Harms))]
    public void RowsThatSomebodyChangedDisagreeWithTheirFigures(string harm, string table)
    {
        Fill();

        Execute(harm);

        Assert.Contains(Examine(), finding => finding.Severity == FindingSeverity.Damage && finding.What.Contains($"(store.{table}) are not what their rows say", StringComparison.Ordinal));
    }

    [Fact]
    public void FiguresThatAreGoneOrOfNobodyAreDamage()
    {
        Fill();

        Execute("delete from store.day_errors where starts_at = (select min(starts_at) from store.day_errors); insert into store.day_usages (starts_at, agent, usages, unpriced) select max(starts_at), 'nobody', 3, 0 from store.day_usages");

        var damage = Examine().Where(static finding => finding.Severity == FindingSeverity.Damage).Select(static finding => finding.What).ToList();
        Assert.Equal(2, damage.Count);
        Assert.Contains(damage, static what => what.Contains("of 2026-01-02 00:00, type Odd.Exception, method Work, calls is nothing, and by the rows 2", StringComparison.Ordinal));
        Assert.Contains(damage, static what => what.Contains("agent nobody, unpriced is 0, and by the rows nothing; 2 figures of 1 time in all", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("insert into store.day_errors values ('2025-01-01 00:00:00+00', 1, 1, 7)", "day_errors")]
    [InlineData("insert into store.unsettled select false, max(starts_at) from store.day_agents", "day_agents")]
    [InlineData("delete from store.settled where starts_at = (select max(starts_at) from store.day_values)", "day_values")]
    public void FiguresOfTimesThatHaveNoneAreDamage(string harm, string table)
    {
        Fill();

        Execute(harm);

        Assert.Contains(Examine(TimeSpan.Zero), finding => finding.Severity == FindingSeverity.Damage && finding.What.Contains($"(store.{table}) are not what their rows say", StringComparison.Ordinal));
    }

    [Fact]
    public void SumsThatDifferByTheOrderInWhichTheyAreAddedUpAreWell()
    {
        Fill();

        // That of 1e15, 0.1 and -1e15 is 0.1, 0.125 or 0, by their order.
        Execute("update store.day_values set value_sum = value_sum + 0.1 where value_max = 1e15");

        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Fact]
    public void DaysThatWaitForUpkeepAreNotLookedAt()
    {
        Fill();
        Record();
        using (var connection = Open())
        {
            UpkeepRun.RollUp(connection, new StoreSettings(), new CleanupStatistics());
        }

        Assert.NotEqual("0", _data.AskOne("select count(*) from store.unsettled"));
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Fact]
    public void WhatIsLookedAtIsSaid()
    {
        Fill();
        var settled = int.Parse(_data.AskOne("select count(*) from store.settled"), CultureInfo.InvariantCulture);
        var rollups = int.Parse(_data.AskOne("select count(distinct starts_at) from store.rollup_days"), CultureInfo.InvariantCulture);
        Assert.True(settled > Settlement.PartsAtOnce && rollups > 32);

        Assert.Contains(Examine(), finding => finding.What.StartsWith($"figures of {settled} of {settled} days and parts of days, and of ", StringComparison.Ordinal)
            && finding.What.EndsWith($" of {rollups + 2} days and months of rollups, are what their rows say", StringComparison.Ordinal));
        Assert.Contains(Examine(TimeSpan.Zero), finding => finding.What.StartsWith($"figures of {Settlement.PartsAtOnce} of {settled} days and parts of days, and of ", StringComparison.Ordinal));
    }

    [Fact]
    public void AFigureOfTheNewestDaysIsSeenWhereThereIsNoTimeForMore()
    {
        Fill();

        Execute("update store.day_values set \"values\" = 77 where starts_at = (select max(starts_at) from store.day_values)");

        Assert.Contains(Examine(TimeSpan.Zero), static finding => finding.Severity == FindingSeverity.Damage);
    }

    [Fact]
    public void FiguresAreWellAfterRetentionHasRemovedTheirRows()
    {
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), """{ "store": { "timeZone": "Asia/Kolkata" } }""");
        Fill();
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), """{ "store": { "timeZone": "Asia/Kolkata", "retention": "tiered" } }""");
        Sample.Upkeep(_data.Directory, Now.AddHours(1), settlesFrom: 0);

        Assert.NotEqual("0", _data.AskOne("select count(*) from store.removed_calls"));
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Fact]
    public void WhereNothingIsSettledNothingIsSaid()
    {
        Record();
        Sample.Upkeep(_data.Directory, Now);

        Assert.DoesNotContain(Examine(), static finding => finding.What.Contains("figures", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryTableThatUpkeepFillsWithFiguresIsChecked() =>
        Assert.Equal(
            FigureTable.All.Select(static table => table.Name).Concat(FigureTable.Marks.Where(static mark => mark != "unsettled")).Order(),
            Filled().Matches(UpkeepSql.SettleDays + UpkeepSql.SettleRollups).Select(static found => found.Groups[1].Value).Distinct().Order());

    [Fact]
    public async Task WhoeverStopsTheDoctorDoesNotWaitForFiguresToBeMade()
    {
        Fill();

        // Minutes of work in one statement, and nothing of it stored.
        Run("""
            create or replace view store.counted_usages as
            select '2026-01-02 12:00:00+00'::timestamptz as recorded_at, null::varchar as agent, null::varchar as model, null::varchar as task_type, null::integer as cost_currency_id, range as tokens_prompt,
              range as tokens_completion, range as tokens_total, null::decimal(18, 9) as cost
            from range(500000000000)
            """);
        using var stop = new CancellationTokenSource();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var examination = Task.Run(() => new StoreDoctor(_data.Directory).Examine(stop.Token, new Listener(what =>
        {
            if (what == "figures of days that are not what their rows say")
            {
                reached.SetResult();
            }
        })));
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Task.Delay(1500);
        Assert.False(examination.IsCompleted, "The statement has to last for longer.");

        stop.Cancel();

        Assert.Same(examination, await Task.WhenAny(examination, Task.Delay(TimeSpan.FromSeconds(15))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => examination);
    }

    public void Dispose() => _data.Dispose();

    private static DateTimeOffset Now => JournalBuilder.Begin.AddDays(Days);

    [GeneratedRegex(@"insert into store\.(\w+)")]
    private static partial Regex Filled();

    private void Fill()
    {
        Record();
        Sample.Upkeep(_data.Directory, Now, settlesFrom: 0);
    }

    /// <summary>Something of everything that figures are of, on each day.</summary>
    private void Record()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: Days / 2);
        for (var day = 0; day < Days - 1; day++)
        {
            var at = day * Day;
            var context = journal.Context("s", $"t{day}", "type", "agent", "model");
            journal.Value(journal.Metric("files_read", "count"), day, at, context);
            // However these are added up, their sum has lost some digits.
            journal.Value(journal.Metric("odd", "count"), 1e15, at, context);
            journal.Value(journal.Metric("odd", "count"), 0.1, at, context);
            journal.Value(journal.Metric("odd", "count"), -1e15, at, context);
            journal.Value(journal.Metric("cpu_usage", "percent"), 10 + day, at, captured: true);
            journal.Event(EventKind.TaskStart, context, at);
            journal.Usage(context, journal.Tokens(70, 7, -1, -1, -1), at: at);
            for (var call = 0; call < 2; call++)
            {
                journal.Call(journal.Site("Work"), at + call, 1000 + day, context, CallStatus.Failure, error: journal.Text("Odd.Exception"), continuation: journal.Resources(100, 200, 3));
            }

            journal.Value(journal.Metric("quality_score", "count"), 80, at + 5, context);
            journal.Event(EventKind.TaskEnd, context, at + 1_000_000);
        }

        journal.Write();
        _data.Drain();
    }

    private IReadOnlyList<StoreFinding> Examine(TimeSpan? figuresAtMost = null) => new StoreDoctor(_data.Directory) { FiguresAtMost = figuresAtMost ?? TimeSpan.FromMinutes(1) }.Examine();

    private void Execute(string sql) => Assert.NotEqual(0, Run(sql));

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}");
        connection.Open();
        return connection;
    }

    private int Run(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private sealed class Listener(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
