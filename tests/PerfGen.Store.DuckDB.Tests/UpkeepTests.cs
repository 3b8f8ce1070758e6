using System.Globalization;
using System.Text;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Roll-up, retention, forgetting, copies and the doctor, on made-up calls.</summary>
public sealed class UpkeepTests : IDisposable
{
    private const int Calls = 20_000;
    private const string Rollups = """
        select (select coalesce(sum(calls), 0)::bigint from store.rollup_hours), (select coalesce(sum(calls), 0)::bigint from store.rollup_days), (select coalesce(sum(calls), 0)::bigint from store.rollup_months)
        """;
    private static readonly DateTimeOffset Now = Sample.DefaultUntil;
    private readonly TemporaryData _data = new();

    [Fact]
    public void EveryCallIsRolledUpOnceHoweverOftenUpkeepRuns()
    {
        Fill();

        var first = Maintain();
        var second = Maintain();

        Assert.Equal((Calls, 0), (first.CallsRolledUp, second.CallsRolledUp));
        Assert.Equal("20000|20000|20000", _data.AskOne("select (select sum(calls) from daily_rollup), (select sum(calls) from monthly_rollup), (select count(*) from calls)"));
        Assert.Equal(_data.Ask("select status, method, agent, count(*), sum(duration_ns), min(duration_s), max(duration_s), sum(tokens_prompt), sum(cost) from calls group by all order by all"),
            _data.Ask("select status, method, agent, sum(calls), round(sum(total_s) * 1e9)::hugeint, min(min_s), max(max_s), sum(tokens_prompt), sum(cost)::decimal(38, 9) from daily_rollup group by all order by all"));
    }

    [Fact]
    public void TheDoctorSaysWhatTheLastUpkeepDid()
    {
        Fill();
        Assert.DoesNotContain(Examine(), static what => what.Contains("upkeep", StringComparison.Ordinal));

        Maintain();

        var said = Assert.Single(Examine(), static what => what.Contains("upkeep", StringComparison.Ordinal));
        Assert.StartsWith($"the last upkeep, {Now.UtcDateTime:yyyy-MM-dd HH:mm} UTC: rolled up 20000 calls and ", said, StringComparison.Ordinal);
        Maintain();
        Assert.Single(Examine(), static what => what.Contains("upkeep", StringComparison.Ordinal) && what.Contains("rolled up 0 calls", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFileOfWhichMuchIsFreeIsWrittenAnew(bool isAskedFor)
    {
        Fill();
        FreeMuch();
        var (before, calls) = (Bytes(), _data.AskOne("select count(*), sum(duration_ns)::bigint from calls"));
        var maintenance = new StoreMaintenance(_data.Directory) { Now = static () => Now.AddDays(2) };

        Assert.NotNull(isAskedFor ? maintenance.Maintain() : maintenance.MaintainIfDue());

        Assert.True(Bytes() < before / 2, $"{before:N0} bytes, most of them free, became {Bytes():N0}.");
        Assert.Equal(calls, _data.AskOne("select count(*), sum(duration_ns)::bigint from calls"));
    }

    [Fact]
    public void AFileThatCannotBeWrittenAnewStaysAsItIs()
    {
        Fill();
        FreeMuch();
        var (before, calls) = (Bytes(), _data.AskOne("select count(*) from calls"));
        Directory.CreateDirectory(_data.Directory.DatabaseFile + ".new");

        Assert.NotNull(new StoreMaintenance(_data.Directory) { Now = static () => Now.AddDays(2) }.MaintainIfDue());

        Assert.True(Bytes() > before / 2);
        Assert.Equal(calls, _data.AskOne("select count(*) from calls"));
    }

    [Fact]
    public void UpkeepThatIsDueWaitsForAQuestionThatIsBeingAnswered()
    {
        Fill();
        var maintenance = new StoreMaintenance(_data.Directory) { Now = static () => Now.AddDays(2) };
        var question = StoreReader.Open(_data.Directory);
        // A thread of its own: those of the pool may all be busy for longer than upkeep waits.
        var answered = new Thread(() =>
        {
            Thread.Sleep(100);
            question.Dispose();
        });
        answered.Start();

        Assert.Equal(Calls, maintenance.MaintainIfDue()?.CallsRolledUp);
        answered.Join();
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void PercentilesOfRollupsAreWithinOnePercentOfThoseOfTheRows(double p)
    {
        Fill();
        Maintain();
        var share = p.ToString(CultureInfo.InvariantCulture);

        var worst = double.Parse(_data.AskOne($"""
            select max(abs(r.value - c.value) / c.value)
            from (select method, quantile_disc(duration_ns, {share})::double as value from calls where duration_ns is not null group by method) c
            join (select method, rollup_percentile(flatten(list(durations)), {share}) as value from daily_rollup group by method) r using (method)
            """), CultureInfo.InvariantCulture);

        Assert.InRange(worst, 1e-9, 0.01);
    }

    [Fact]
    public void BinsAscendWithTheirValuesAndTheirMiddleIsWithinOnePercent()
    {
        Fill();

        Assert.Equal("0|0|0|-1", _data.AskOne("""
            with v as (select pow(10, -9 + i / 5000.0) as value from range(100000) r(i)),
            b as (select value, store.bin_of(value) as bin from v)
            select
              (select count(*) from (select bin, lag(bin) over (order by value) as before from b) where bin < before),
              (select count(*) from b where abs(store.bin_value(bin) - value) > 0.01 * value),
              store.bin_value(store.bin_of(0.0))::integer, round(store.bin_value(store.bin_of(-1.0)))::integer
            """));
    }

    [Fact]
    public void TieredRetentionLeavesEveryCallInSomeTierAndTasksKeepTheirResults()
    {
        Fill();
        Settings("""{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        const string Told = "select result, count(*), sum(calls) from tasks where result is not null group by all order by all";
        const string Sessions = "select session_id, calls, failures, tasks from sessions order by session_id";
        const string Usages = "select count(*), sum(tokens_total), sum(cost) from token_usage";
        var (results, sessions, usages) = (_data.Ask(Told), _data.Ask(Sessions), _data.Ask(Usages));

        var done = Maintain(Now.AddDays(6).AddHours(23).AddMinutes(50)); // The first ten minutes or so are older than seven days and an hour's begin.
        Assert.Equal(0, done.CallsRemoved);
        done = Maintain(Now.AddDays(7).AddHours(1));

        Assert.Equal(Calls, done.CallsRemoved);
        Assert.True(done.BytesAfter < done.BytesBefore, $"{done.BytesAfter} / {done.BytesBefore}");
        Assert.Equal("0|20000|20000|20000", _data.AskOne("select (select count(*) from calls), (select sum(calls) from hourly_rollup), (select sum(calls) from daily_rollup), (select sum(calls) from monthly_rollup)"));
        Assert.Equal(results, _data.Ask(Told)); // With the calls of which no row is left.
        Assert.Equal(sessions, _data.Ask(Sessions));
        Assert.Equal(usages, _data.Ask(Usages)); // They stay, and are of no call that is a row.
        Assert.Equal("0|0", _data.AskOne("select (select count(*) from store.call_usages), (select count(*) from store.errors)"));

        Maintain(Now.AddDays(31));
        Assert.Equal("0|20000|20000", _data.AskOne("select (select count(*) from hourly_rollup), (select sum(calls) from daily_rollup), (select sum(calls) from monthly_rollup)"));

        done = Maintain(Now.AddDays(92));
        Assert.Equal("0|20000|0|0", _data.AskOne("select (select count(*) from daily_rollup), (select sum(calls) from monthly_rollup), (select count(*) from tasks), (select count(*) from sessions)"));
        Assert.True(done.TasksRemoved > 0 && done.SessionsRemoved > 0);
    }

    [Fact]
    public void ForgettingUpToAQuarterOfAnHourKeepsTheRemovedCallsBehindIt()
    {
        Fill();
        Settings("""{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        var before = Now.AddMinutes(-15); // Midnight in a zone of half or quarter hours lies within an hour of UTC.
        var behind = _data.AskOne($"select count(*) from calls where started_at >= make_timestamptz({(before.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10}) and task_id is not null");
        Assert.Equal(Calls, Maintain(Now.AddDays(7).AddHours(1)).CallsRemoved);

        new StoreMaintenance(_data.Directory) { Now = static () => Now.AddDays(8) }.Forget(new ForgetRequest { Before = before });

        Assert.NotEqual("0", behind);
        Assert.Equal(behind, _data.AskOne("select sum(calls)::bigint from tasks"));
    }

    [Fact]
    public void LastNKeepsTheLastCallsOfEachAgentAndTool()
    {
        Fill();
        Settings("""{ "store": { "retention": { "default": "keep-all", "timing": "last-100" } } }""");

        Maintain();

        Assert.Equal("0", _data.AskOne("select count(*) from (select agent, cli, count(*) as n from calls group by all having n > 100)"));
        Assert.Equal("20000", _data.AskOne("select (select count(*) from calls) + (select sum(calls) from hourly_rollup)"));
        Assert.Equal("True", _data.AskOne("select (select min(started_at) from calls) > (select min(starts_at) from hourly_rollup)"));
    }

    [Theory]
    [InlineData(0, 15, null, false, null)] // All calls are rows: nothing is cut.
    [InlineData(8, 18 * 60, null, false, "20000|20000|20000")] // Where a day begins, behind which all of them are.
    [InlineData(8, 60, null, true, "20000|20000|20000")] // Where an hour begins; of values only the day is left.
    [InlineData(8, 15, 0, true, "0|0|0")] // Within the hour that holds all of them.
    [InlineData(45, 15, 6 * 60, true, "0|0|0")] // Only days are left.
    [InlineData(45, 5 * 24 * 60, null, false, "0|20000|20000")] // Where they are left, those behind it stay in the month.
    [InlineData(100, 5 * 24 * 60, 6 * 60, false, "0|0|0")] // Only months are left.
    public void ForgettingBeforeATimeSaysUpToWhenCountsWentAsAWhole(int days, int minutesBefore, int? callsUntil, bool areValuesCut, string? rollups)
    {
        Fill();
        Settings("""{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        Maintain(Now.AddDays(days));
        var valuesFrom = _data.AskOne("select epoch_us(values_from) from store.upkeep");

        var result = new StoreMaintenance(_data.Directory) { Now = () => Now.AddDays(days) }.Forget(new ForgetRequest { Before = Now.AddMinutes(-minutesBefore) });

        Assert.Equal(callsUntil is { } minutes ? Now.AddMinutes(minutes) : (DateTimeOffset?)null, result.CallsForgottenUntil);
        Assert.Equal(areValuesCut ? valuesFrom : null, result.ValuesForgottenUntil is { } until ? ((until - DateTimeOffset.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture) : null);
        Assert.Equal(areValuesCut, result.ValuesForgottenUntil > Now.AddMinutes(-minutesBefore));
        if (rollups is not null)
        {
            Assert.Equal(rollups, _data.AskOne(Rollups));
        }
    }

    [Theory]
    [InlineData(8 * 24, -24, null)] // Calls of three days, of which hours are left: where one begins, behind others,
    [InlineData(8 * 24, -24.25, -24.0)] // and within one.
    [InlineData(45 * 24, -42, null)] // Days are left: where one begins,
    [InlineData(45 * 24, -32, -18.0)] // and within one.
    [InlineData((30 * 24) - 30, -32, -30.0)] // Hours are left from noon on: before it,
    [InlineData((30 * 24) - 30, -28, null)] // and after it.
    [InlineData((90 * 24) - 30, -56, -18.0)] // Days are left from the one after that noon on: before them, and within one that is there.
    [InlineData((90 * 24) - 30, -18, null)]
    public void WhatIsBehindTheTimeThatIsSaidStaysInEveryCount(double upkeepAt, double before, double? until)
    {
        Sample.Fill(_data.Directory, Calls, seed: 3, rollUp: false, days: 3);
        Settings("""{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        var end = Now.AddHours(until ?? before);
        var behind = _data.AskOne($"select count(*) from calls where started_at >= make_timestamptz({(end - DateTimeOffset.UnixEpoch).Ticks / 10})");
        Maintain(Now.AddHours(upkeepAt));

        var result = new StoreMaintenance(_data.Directory) { Now = () => Now.AddHours(upkeepAt) }.Forget(new ForgetRequest { Before = Now.AddHours(before) });

        Assert.Equal(until is null ? (DateTimeOffset?)null : end, result.CallsForgottenUntil);
        Assert.InRange(long.Parse(behind, CultureInfo.InvariantCulture), 1, Calls - 1);
        Assert.Equal([behind, behind], _data.AskOne(Rollups).Split('|')[1..]);
    }

    [Fact]
    public void AnHourThatATimeWasWithinStaysWhenSomethingElseIsForgotten()
    {
        Fill();
        Settings("""{ "store": { "timeZone": "UTC", "retention": "tiered" } }""");
        var store = new StoreMaintenance(_data.Directory) { Now = static () => Now };
        store.Forget(new ForgetRequest { Before = Now.AddMinutes(-15) });
        Maintain(Now.AddDays(8));
        var left = _data.AskOne(Rollups);

        store.Forget(new ForgetRequest { Session = "nobody" });

        Assert.All(left.Split('|'), static count => Assert.InRange(long.Parse(count, CultureInfo.InvariantCulture), 1, Calls - 1));
        Assert.Equal(left, _data.AskOne(Rollups));
    }

    [Fact]
    public void TheDoctorSaysWhatItLooksAtAndCanBeStopped()
    {
        Fill();
        var seen = new List<string>();
        using var stop = new CancellationTokenSource();
        var progress = new Seen(what =>
        {
            seen.Add(what);
            if (what == "calls that are there twice")
            {
                stop.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => new StoreDoctor(_data.Directory).Examine(stop.Token, progress));

        Assert.Contains("damaged blocks of call_rows", seen);
        Assert.Equal("calls that are there twice", seen[^1]);
    }

    [Theory]
    [InlineData(false, """{ "store": { "retention": "tierd" } }""", "tierd")]
    [InlineData(false, """{ "store": { "timeZone": "Europe/Berlim" } }""", "Europe/Berlim")]
    [InlineData(true, """{ "store": { "retention": "tierd" } }""", "tierd")]
    [InlineData(true, """{ "store": { "retention": { "timing": "tiered", "qualty": "tiered" } } }""", "qualty")]
    [InlineData(true, """{ "store": """, "perfgen.json")]
    [InlineData(true, """{ "store": { "retention": "tiered", "retension": { "timing": "keep-all" } } }""", "retension")]
    public void SettingsThatCannotBeUnderstoodRemoveNothing(bool isZoneFixed, string json, string said)
    {
        Fill();
        if (isZoneFixed)
        {
            // Else the first roll-up would stop at any fault that may be of the zone.
            Settings("""{ "store": { "timeZone": "UTC" } }""");
            Maintain();
        }

        Settings(json);

        var error = Assert.Throws<StoreException>(() => Maintain(Now.AddDays(100)));

        Assert.Equal(StoreErrorKind.Settings, error.Kind);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal("20000", _data.AskOne("select count(*) from calls"));
    }

    [Fact]
    public void AFaultInAnotherSettingCostsThatSettingOnlyAndTheDoctorSaysBoth()
    {
        Fill();
        Settings("""{ "metrics": { "enabled": 3 }, "store": { "timeZone": "UTC", "retention": "last-100" } }""");
        Assert.True(Maintain(Now).CallsRemoved > 0);

        // The zone is fixed by now: what the settings say of it does not matter any more.
        Settings("""{ "store": { "timeZone": "Europe/Berlim", "retention": "last-50" } }""");
        Assert.True(Maintain(Now).CallsRemoved > 0);
        Assert.Equal("UTC", _data.AskOne("select time_zone from store.upkeep"));

        Settings("""{ "metrics": { "enabled": 3 }, "store": { "retention": "tierd" } }""");
        var findings = new StoreDoctor(_data.Directory).Examine().Where(static finding => finding.Severity == FindingSeverity.Warning).ToArray();
        Assert.Equal(["correct it; until then metrics.enabled is at its default", "correct it; until then nothing is rolled up or removed"], findings.Select(static finding => finding.Advice));
        Assert.Contains("perfgen.json(1,27): 'metrics.enabled' has to be true or false", findings[0].What, StringComparison.Ordinal);
        Assert.Contains("'store.retention' has to be keep-all", findings[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsForgottenIsGoneFromRowsRollupsAndBytesAndDoesNotComeBack()
    {
        Fill();
        Maintain();
        const string Session = "session-000003";
        var gone = long.Parse(_data.AskOne($"select count(*) from calls where session_id = '{Session}'"), CultureInfo.InvariantCulture);
        Assert.True(Holds(Session), "the proof has to see the name before");

        var result = new StoreMaintenance(_data.Directory) { Now = static () => Now }.Forget(new ForgetRequest { Session = Session });

        Assert.Equal(gone, result.Calls);
        Assert.False(Holds(Session), "a block of the file still holds the name");
        Assert.Equal("0|0|0", _data.AskOne($"select (select count(*) from calls where session_id = '{Session}'), (select count(*) from tasks where session_id = '{Session}'), (select count(*) from sessions where session_id = '{Session}')"));
        var left = (Calls - gone).ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{left}|{left}|{left}", _data.AskOne("select (select count(*) from calls), (select sum(calls) from daily_rollup), (select sum(calls) from monthly_rollup)"));

        // The same session in a journal that is drained later.
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Late"), context: journal.Context(Session, "task-001"));
        journal.Call(journal.Site("Late"), context: journal.Context("another", "task-001"));
        journal.Write();
        _data.Drain();
        Assert.Equal(["another"], _data.Ask("select session_id from calls where method = 'Late'"));
        Assert.False(Holds(Session));
    }

    [Fact]
    public void EverythingBeforeATimeCanBeForgotten()
    {
        Fill();
        Maintain();
        var middle = Now.AddSeconds(-Calls * 0.0864 / 2);

        var result = new StoreMaintenance(_data.Directory) { Now = static () => Now }.Forget(new ForgetRequest { Before = middle });

        Assert.InRange(result.Calls, (Calls / 2) - 5, (Calls / 2) + 5);
        Assert.Equal("0", _data.AskOne($"select count(*) from calls where started_at < timestamptz '{middle:yyyy-MM-dd HH:mm:ss.ffffff}+00'"));
        Assert.Equal("True", _data.AskOne("select (select count(*) from calls) = (select sum(calls) from daily_rollup)"));
    }

    [Fact]
    public void ABackupOpensAndCanBePutBack()
    {
        Fill();
        var file = Path.Combine(Path.GetDirectoryName(_data.Directory.Path)!, "copy.duckdb");
        var store = new StoreMaintenance(_data.Directory);
        store.Backup(file);
        Assert.Throws<StoreException>(() => store.Backup(file));
        store.Forget(new ForgetRequest { Before = Now.AddDays(1) });
        Assert.Equal("0", _data.AskOne("select count(*) from calls"));

        var replaced = store.Restore(file);

        Assert.True(File.Exists(replaced));
        Assert.Equal("20000", _data.AskOne("select count(*) from calls"));
        Assert.Equal([file, replaced!], store.Forget(new ForgetRequest { Session = "nobody" }).Backups);
    }

    [Fact]
    public void BackupsThatArePutBackInTheSameSecondReplaceNothingThatWasSetAside()
    {
        Fill();
        var file = Path.Combine(Path.GetDirectoryName(_data.Directory.Path)!, "copy.duckdb");
        var store = new StoreMaintenance(_data.Directory);
        store.Backup(file);

        // Three of them, since a second may end between two.
        string?[] replaced = [store.Restore(file), store.Restore(file), store.Restore(file)];

        Assert.Equal(3, replaced.Distinct().Count(File.Exists));
        Assert.Equal("20000", _data.AskOne("select count(*) from calls"));
    }

    [Fact]
    public async Task WhatStandsInTheBracesOfAQueryIsAParameter()
    {
        Fill();
        var agent = "reviewer' or 'a' = 'a";
        var found = new List<long>();
        await foreach (var count in PerfStore.QueryAsync(_data.Directory, $"select count(*) from calls where agent = {agent} or agent = {"reviewer"} and started_at < {Now}", static row => row.GetInt64(0), CancellationToken.None))
        {
            found.Add(count);
        }

        Assert.Equal(_data.Ask("select count(*) from calls where agent = 'reviewer'"), found.Select(static count => count.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void TheDoctorFindsNothingWhereNothingIs()
    {
        Fill();
        Maintain();

        Assert.DoesNotContain(new StoreDoctor(_data.Directory).Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("scribbled")]
    [InlineData("headless")]
    public void TheDoctorFindsADamagedFileAndSaysWhatToDo(string damage)
    {
        Fill();
        var bytes = File.ReadAllBytes(_data.Directory.DatabaseFile);
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(_data.Directory.DatabaseFile, bytes[..(bytes.Length * 2 / 3)]);
                break;
            case "scribbled":
                for (var at = bytes.Length / 4; at < bytes.Length; at += 50_000)
                {
                    bytes[at] ^= 0x5A;
                }

                File.WriteAllBytes(_data.Directory.DatabaseFile, bytes);
                break;
            default:
                Array.Clear(bytes, 0, 4096);
                File.WriteAllBytes(_data.Directory.DatabaseFile, bytes);
                break;
        }

        var worst = new StoreDoctor(_data.Directory).Examine()[0];

        Assert.Equal(FindingSeverity.Damage, worst.Severity);
        Assert.Contains("restore a backup", worst.Advice, StringComparison.Ordinal);
        Assert.Contains("load again", worst.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheJournalsHoldIsLoadedOnceIntoANewDatabaseWhereTheOldOneIsDamaged()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        for (var i = 0; i < 100; i++)
        {
            journal.Call(journal.Site("Work"));
        }

        journal.Write();
        using (journal.Live())
        {
            _data.Drain();
            File.WriteAllBytes(_data.Directory.DatabaseFile, File.ReadAllBytes(_data.Directory.DatabaseFile)[..300_000]);
            var advice = new StoreDoctor(_data.Directory).Examine().First(static finding => finding.Severity == FindingSeverity.Damage).Advice;
            Assert.Contains("hold 100 records", advice, StringComparison.Ordinal);

            File.Move(_data.Directory.DatabaseFile, _data.Directory.DatabaseFile + ".damaged");
            _data.Drain();
            _data.Drain();
            Assert.Equal("100", _data.AskOne("select count(*) from calls"));
        }
    }

    public void Dispose() => _data.Dispose();

    private sealed class Seen(Action<string> look) : IProgress<string>
    {
        public void Report(string value) => look(value);
    }

    private IEnumerable<string> Examine() => new StoreDoctor(_data.Directory).Examine().Select(static finding => finding.What);

    private void Fill() => Sample.Fill(_data.Directory, Calls, seed: 3, rollUp: false);

    private CleanupStatistics Maintain(DateTimeOffset? now = null) => new StoreMaintenance(_data.Directory) { Now = () => now ?? Now }.Maintain();

    private void Settings(string json) => File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), json);

    /// <summary>Whether the bytes of the database or its log hold a text. Nobody has the file open here.</summary>
    private bool Holds(string text) =>
        Directory.GetFiles(_data.Directory.Path, "perf.duckdb*").Any(path => File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private long Bytes() => new FileInfo(_data.Directory.DatabaseFile).Length;

    /// <summary>Makes the file several times as large, by a table that is gone, with one behind it that stays: the engine gives back only the end of a file.</summary>
    private void FreeMuch()
    {
        using var connection = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}");
        connection.Open();
        foreach (var sql in (string[])["create table gone as select random() as r from range(3000000)", "checkpoint", "create table store.behind as select random() as r from range(10)", "checkpoint", "drop table gone", "checkpoint"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
