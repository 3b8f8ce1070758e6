using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Runtime.Journal;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Tests.Support;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What takes days out of the figures. What is left of them says what rows say, as the doctor finds who makes them anew; and no more goes than has to.</summary>
public sealed class UnsettlingTests : IDisposable
{
    private const long Day = 86_400_000_000_000;

    private readonly TemporaryData _data = new();

    [Fact]
    public void AModelThatALaterAnswerNamesIsThatOfATaskOfADayThatIsOver()
    {
        Settle(day: 4, journal => Task(journal, journal.Context("s", "t")));

        Drain(journal => journal.Usage(journal.Context("s", "t"), journal.Tokens(1, 1, -1, -1, -1), model: journal.Text("said"), at: 3 * Day));

        Assert.False(IsSettled(day: 0));
        AreWell();
        Upkeep(day: 4);
        Assert.Equal("said", _data.AskOne("select model from store.day_tasks"));
    }

    [Fact]
    public void AnAnswerOfATaskWhoseScopeSaysTheModelLeavesItsDayAsItIs()
    {
        Settle(day: 4, journal => Task(journal, journal.Context("s", "t", model: "known")));

        Drain(journal => journal.Usage(journal.Context("s", "t", model: "known"), journal.Tokens(1, 1, -1, -1, -1), model: journal.Text("said"), at: 3 * Day));

        Assert.True(IsSettled(day: 0));
        Assert.False(IsSettled(day: 3));
        AreWell();
    }

    [Fact]
    public void DaysOfCallsThatRetentionRemovesAreMadeAnewOfWhatStays()
    {
        Settle(day: 9, journal =>
        {
            Stays(journal);
            for (var day = 0; day < 9; day++)
            {
                journal.Call(journal.Site("Work"), day * Day, 1000, status: CallStatus.Failure, error: journal.Text("Odd.Exception"));
            }
        });
        Policy(calls: "tiered", others: "keep-all");

        Assert.InRange(Upkeep(day: 10).CallsRemoved, 3, 4);

        Assert.Equal(_data.AskOne("select count(*) from calls"), _data.AskOne("select sum(calls)::bigint from store.day_errors"));
        AreWell();
    }

    [Fact]
    public void DaysOfValuesThatRetentionRemovesAreMadeAnewOfWhatStays()
    {
        Settle(day: 9, journal =>
        {
            Stays(journal);
            for (var day = 0; day < 9; day++)
            {
                journal.Value(journal.Metric("odd", "count"), day, day * Day);
            }
        });
        Policy(calls: "keep-all", others: "tiered");

        Assert.InRange(Upkeep(day: 10).ValuesRemoved, 3, 4);

        Assert.Equal(_data.AskOne("select count(*) from metrics"), _data.AskOne("select sum(\"values\")::bigint from store.day_values"));
        AreWell();
    }

    [Fact]
    public void DaysOfTasksThatAreRemovedAreMadeAnewOfWhatStays()
    {
        Settle(day: 3, journal =>
        {
            Stays(journal);
            Task(journal, journal.Context("s", "t"));
            journal.Usage(journal.Context("s", "only named"), journal.Tokens(1, 1, -1, -1, -1), at: Day);
        });
        Assert.Equal("1|2", _data.AskOne("select sessions, (select count(*) from store.day_tasks) + (select count(*) from store.undated_tasks) from store.settled_names"));
        Policy(calls: "tiered", others: "keep-all");

        Assert.Equal(2, Upkeep(day: 200).TasksRemoved);

        Assert.Equal("0|0|0", _data.AskOne("select sessions, (select count(*) from store.day_tasks), (select count(*) from store.undated_tasks) from store.settled_names"));
        Assert.Equal("0", _data.AskOne("select count(*) from store.day_usages"));
        AreWell();
    }

    [Fact]
    public void WhereOneOfTwoTellingsOfAUsageIsRemovedTheOtherOneCounts()
    {
        // The last one counts, and it is that of the task that goes.
        Settle(day: 120, journal =>
        {
            Stays(journal);
            Task(journal, journal.Context("s0", "t0"));
            journal.Usage(journal.Context("s0", "t0"), journal.Tokens(7, 1, -1, -1, -1), message: journal.Text("msg"), at: 6 * Day);
            Task(journal, journal.Context("s1", "t1"), 110 * Day);
            journal.Usage(journal.Context("s1", "t1"), journal.Tokens(5, 1, -1, -1, -1), message: journal.Text("msg"), at: 5 * Day);
        });
        Assert.Equal("7", _data.AskOne("select sum(tokens_prompt)::bigint from store.day_usages"));
        Policy(calls: "tiered", others: "keep-all");

        Assert.Equal(1, Upkeep(day: 121).TasksRemoved);

        Assert.Equal("5", _data.AskOne("select sum(tokens_prompt)::bigint from store.day_usages"));
        AreWell();
    }

    [Fact]
    public void ANewPriceListPricesWhatIsSettled()
    {
        Settle(day: 4, journal => journal.Usage(journal.Context("s", "t", model: "our-model"), journal.Tokens(1_000_000, 0, 0, 0, 0)));
        Assert.Equal("null|1", _data.AskOne("select cost, unpriced from store.day_usages"));

        Settings(""" "prices": { "ours": { "models": { "our-model": { "cost": { "input": 3, "output": 2 } } } } } """);
        _data.Drain();

        AreWell();
        Upkeep(day: 4);
        Assert.Equal("3|0", _data.AskOne("select cost, unpriced from store.day_usages"));
    }

    [Fact]
    public void CallsThatWereFoldedTakeTheirDayAndMonthOutOfTheFigures()
    {
        Settle(day: 4, journal => journal.Call(journal.Site("Work"), 1000));
        Assert.Equal("1|1|1", _data.AskOne(Histograms));
        AreWell();

        using (var connection = Open())
        {
            connection.InTransaction(() => connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                create temp table folded (id integer, quarter bigint, method_id integer, context_id integer, status utinyint, calls bigint, timed bigint, duration_sum bigint, duration_min bigint, duration_max bigint);
                create temp table folded_bins (id integer, bin integer, n bigint);
                insert into folded select 1, {JournalBuilder.Begin.ToUnixTimeSeconds() / 900}, min(method_id), null, 0, 5, 5, 5000, 1000, 1000 from store.methods;
                insert into folded_bins values (1, store.bin_of(1000), 5);
                {UpkeepSql.AddFolded}
                """)));
        }

        Assert.Equal("2", _data.AskOne("select count(*) from store.unsettled"));
        AreWell();
        Upkeep(day: 4);
        Assert.Equal("6|6|6", _data.AskOne(Histograms));
        AreWell();
    }

    public void Dispose() => _data.Dispose();

    private const string Histograms = "select (select sum(n)::bigint from store.day_agents), (select sum(n)::bigint from store.month_methods), (select sum(n)::bigint from store.month_agents)";

    private static DateTimeOffset At(double day) => JournalBuilder.Begin.AddDays(day);

    /// <summary>A session on the first day that no policy removes: days before the first record are never asked for.</summary>
    private static void Stays(JournalBuilder journal) => journal.Event(EventKind.SessionStart, 0);

    private static void Task(JournalBuilder journal, int context, long at = 0)
    {
        journal.Event(EventKind.TaskStart, context, at);
        journal.Event(EventKind.TaskEnd, context, at + 1000);
    }

    private void Settle(int day, Action<JournalBuilder> record)
    {
        Drain(record);
        Upkeep(day);
        AreWell();
    }

    private void Drain(Action<JournalBuilder> record)
    {
        new JournalBuilder(_data.Directory, JournalBuilder.NewSource()).WriteWith(record);
        _data.Drain();
    }

    private CleanupStatistics Upkeep(int day) => Sample.Upkeep(_data.Directory, At(day), settlesFrom: 0);

    private bool IsSettled(int day) => _data.AskOne($"select count(*) from store.settled where starts_at <= {UpkeepRun.Literal(At(day))} and ends_at > {UpkeepRun.Literal(At(day))}") != "0";

    private void AreWell() => Assert.DoesNotContain(new StoreDoctor(_data.Directory).Examine(), static finding => finding.Severity > FindingSeverity.Note);

    private void Policy(string calls, string others) => Settings($$""" "store": { "retention": { "default": "{{others}}", "timing": "{{calls}}" } } """);

    private void Settings(string settings) => File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), "{" + settings + "}");

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}");
        connection.Open();
        return connection;
    }
}
