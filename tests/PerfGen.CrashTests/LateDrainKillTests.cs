using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Tests.Support;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// A drain that brings late words into days whose figures are made takes these days out of the figures in its own transaction. It is killed at random moments, half of
/// them around its commit: the report is always that of the rows, and every late word is there once.
/// </summary>
public sealed class LateDrainKillTests(ITestOutputHelper output)
{
    private const int Days = 20;
    private const int Late = 2_000;
    private const int Tasks = 200;

    /// <summary>Days of late words, and days on which their tasks had begun.</summary>
    private const int TouchedDays = 3 + 2;

    private const long Day = 86_400_000_000_000;

    /// <summary>After the log was begun, the commit and the checkpoint take so long at most.</summary>
    private static readonly TimeSpan AroundCommit = TimeSpan.FromMilliseconds(120);

    private static readonly DateTimeOffset FirstDay = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-Days);

    public static TheoryData<int> Seeds => Effort.Seeds(61);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AReportIsThatOfTheRowsAfterKillsOfADrainThatBringsLateWords(int seed)
    {
        var random = new Random(seed);
        using var settled = new RoundDirectory(output);
        var calls = Settle(settled, seed);
        var whole = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            using var directory = WithLateWords(settled, random);
            var start = Stopwatch.GetTimestamp();
            using var drainer = Victim.Drainer(directory.Path);
            Assert.True(drainer.WaitForExit(TimeSpan.FromMinutes(2)));
            Assert.Equal((0, ""), (drainer.ExitCode, drainer.Errors));
            whole = TimeSpan.FromTicks(Math.Min(whole.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            Assert.True(await CheckAsync(directory, calls));
            directory.IsWell();
        }

        var (kills, before, after) = (0, 0, 0);
        while (kills < Effort.Kills(6, 120))
        {
            using var directory = WithLateWords(settled, random);
            for (var isDone = false; !isDone;)
            {
                using var drainer = Victim.Drainer(directory.Path);
                if (await EndsBeforeAsync(drainer, directory, random, whole))
                {
                    Assert.Equal((0, ""), (drainer.ExitCode, drainer.Errors));
                    break;
                }

                drainer.Kill();
                kills++;
                Assert.Equal("", drainer.Errors);
                isDone = await CheckAsync(directory, calls);
                (before, after) = isDone ? (before, after + 1) : (before + 1, after);
            }

            directory.DrainToTheEnd();
            Sample.Upkeep(directory.Data, DateTimeOffset.UtcNow, settlesFrom: 0);
            Assert.True(await CheckAsync(directory, calls));
            directory.IsWell();
        }

        output.WriteLine($"{kills} kills, {before} before the commit and {after} after it; the drain takes {whole.TotalMilliseconds:F0} ms with its process.");
        settled.IsWell();
    }

    /// <summary>Whether it ended by itself before its time was over: some time of its whole one, or some moment around its commit.</summary>
    private static async Task<bool> EndsBeforeAsync(Victim drainer, RoundDirectory directory, Random random, TimeSpan whole)
    {
        if (random.Next(2) == 0)
        {
            return drainer.WaitForExit(whole * (0.3 + (0.8 * random.NextDouble())));
        }

        // Sizes alone are looked at: who opens and closes the log takes the drainer's lock away.
        var log = new FileInfo(directory.Data.DatabaseFile + ".wal");
        var wasThere = log is { Exists: true, Length: > 0 };
        for (var start = Stopwatch.GetTimestamp(); !wasThere && !drainer.HasExited && Stopwatch.GetElapsedTime(start) < whole * 3; log.Refresh())
        {
            if (log is { Exists: true, Length: > 0 })
            {
                break;
            }

            await Task.Delay(1);
        }

        // Most of them soon: the commit is at the beginning of that time.
        var moment = random.NextDouble();
        return drainer.WaitForExit(wasThere ? whole * moment : AroundCommit * (moment * moment));
    }

    /// <summary>A store with figures of all of its days, and tasks that have begun on each of them.</summary>
    private static long Settle(RoundDirectory directory, int seed)
    {
        directory.Data.Create();
        // A summary of a day takes longer than the drain before it: kills would fall into that alone.
        File.WriteAllText(Path.Combine(directory.Path, "perfgen.json"), """{ "store": { "timeZone": "UTC" }, "metrics": { "reporting": { "daily_summary": false, "weekly_report": false } } }""");
        Sample.Fill(directory.Data, 5_000, seed, FirstDay.AddDays(Days), rollUp: false, days: Days);
        var journal = new JournalBuilder(directory.Data, JournalBuilder.NewSource(), chunks: (Tasks / 60) + 2);
        for (var i = 0; i < Tasks; i++)
        {
            journal.Event(EventKind.TaskStart, Context(journal, i), At(i % Days, i));
        }

        journal.Write();
        directory.DrainToTheEnd();
        Sample.Upkeep(directory.Data, DateTimeOffset.UtcNow, settlesFrom: 0);
        Assert.Equal(0, Number(directory, $"select count(*) from generate_series(0, {Days - 1}) d(day) where {Literal(FirstDay)} + to_days(day::integer) not in (select starts_at from store.settled)"));
        return Number(directory, "select count(*) from store.calls");
    }

    /// <summary>The store, and a journal of words about some of its days: calls, values, usages, and the ends of tasks that had begun before.</summary>
    private RoundDirectory WithLateWords(RoundDirectory settled, Random random)
    {
        var directory = new RoundDirectory(output);
        foreach (var file in Directory.GetFiles(settled.Path))
        {
            File.Copy(file, Path.Combine(directory.Path, Path.GetFileName(file)));
        }

        directory.Data.Create();
        var journal = new JournalBuilder(directory.Data, JournalBuilder.NewSource(), chunks: (Late * 4 / 60) + 2);
        int[] days = [random.Next(Days), random.Next(Days), random.Next(Days)];
        int[] begun = [random.Next(Days), random.Next(Days)];
        for (var i = 1; i <= Late; i++)
        {
            var at = At(days[i % days.Length], i);
            var context = Context(journal, begun[i % begun.Length] + (random.Next(Tasks / Days) * Days));
            journal.Value(journal.Metric("late", "count"), i, at, context);
            if (i % 4 == 0)
            {
                journal.Call(journal.Site("Late"), at, 1 + random.Next(2_000_000), context, CallStatus.Failure, error: journal.Text("Late.Exception"), continuation: journal.Resources(random.Next(1000), random.Next(1000), random.Next(10)));
                journal.Usage(context, journal.Tokens(random.Next(100), random.Next(10), -1, -1, -1), at: at);
            }

            if (i % 100 == 0)
            {
                journal.Event(EventKind.TaskEnd, context, at, TaskResult.Success);
            }
        }

        journal.Write();
        return directory;
    }

    /// <summary>Whether all late words are there. They are, each once, or none is; calls that were there before still are, and figures say what rows say.</summary>
    private static async Task<bool> CheckAsync(RoundDirectory directory, long calls)
    {
        var isThere = Number(directory, "select count(*) from metrics where name = 'late'") > 0;
        var late = isThere ? Late : 0;
        Assert.Equal(0, Number(directory, $"""
            select count(*)
            from (select value::bigint as number, count(*) as n from metrics where name = 'late' group by all) l
            full join generate_series(1, {late}) s(number) using (number)
            where n is distinct from 1 or s.number is null
            """));
        Assert.Equal(calls + (late / 4), Number(directory, "select count(*) from store.calls"));
        Assert.Equal(late / 4, Number(directory, "select count(*) from store.errors e join store.strings s on s.string_id = e.type_id join store.calls c using (error_no) where s.text = 'Late.Exception'"));

        var ofRows = await PerfReport.LoadAsync(directory.Data, null, RollupPlan.NeverMany, CancellationToken.None);
        var ofFigures = await PerfReport.LoadAsync(directory.Data, null, 0, CancellationToken.None);
        Assert.Equal(ReportFigures.Of(ofRows, isAllThere: true), ReportFigures.Of(ofFigures, isAllThere: true));
        Assert.Equal(0, ofRows.SettledDays);
        Assert.True(ofFigures.SettledDays >= Days - TouchedDays, $"Only {ofFigures.SettledDays} days are told from figures.");
        return isThere;
    }

    private static int Context(JournalBuilder journal, int task) => journal.Context("late session", string.Create(CultureInfo.InvariantCulture, $"late-{task}"), "late-type", "late-agent", "late-model");

    /// <summary>A moment of a day, later for later records.</summary>
    private static long At(int day, int record) => ((FirstDay - JournalBuilder.Begin).Ticks * 100) + (day * Day) + (record * (Day / (Late + Tasks + 1)));

    private static string Literal(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({time.ToUnixTimeMilliseconds() * 1000})");

    private static long Number(RoundDirectory directory, string sql)
    {
        using var reader = StoreReader.Open(directory.Data);
        using var command = (DuckDBCommand)reader.Connection.CreateCommand();
        command.CommandText = $"select ({sql})::bigint";
        return (long)command.ExecuteScalar()!;
    }
}
