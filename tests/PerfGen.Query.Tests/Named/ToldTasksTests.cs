using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>Which of the ways to tasks a store takes, that it is said, and that it answers what the whole fold does.</summary>
public sealed class ToldTasksTests : IDisposable
{
    private const string Simple = "tasks take the simple fold: each was begun and ended once at most, and what each usage says adds up";
    private const string Plain = "tasks take the plain fold: each was begun and ended once at most, but some usages are told again, or a session begins and ends at one instant";
    private const string Full = "tasks are folded in full, since a shorter way would answer wrongly about some, such as those that were begun again or ended in another scope";

    /// <summary>The bit of a usage whose counts go up over the session.</summary>
    private const byte Cumulative = 8;

    private readonly RecordedData _data = new();

    /// <summary>What a store holds besides a task that was begun and ended once and used tokens once.</summary>
    public enum Beside
    {
        /// <summary>Nothing.</summary>
        Nothing,

        /// <summary>Counts of a session that go up: the later one holds the earlier one.</summary>
        RunningTotals,

        /// <summary>An answer of a model that is told twice under its provider's id.</summary>
        OneMessageTwice,

        /// <summary>A usage by hand in a call that captured the same.</summary>
        CapturedAndByHand,

        /// <summary>A session that begins when it ends.</summary>
        SessionOfAnInstant,

        /// <summary>A task that is begun again after its end.</summary>
        BegunAgain,

        /// <summary>A task that a short process began, and nobody ended.</summary>
        LeftByAShortProcess,

        /// <summary>A task that a short process began and ended.</summary>
        ToldByAShortProcess,
    }

    [Theory]
    [InlineData(Beside.Nothing, Simple)]
    [InlineData(Beside.ToldByAShortProcess, Simple)]
    [InlineData(Beside.RunningTotals, Plain)]
    [InlineData(Beside.OneMessageTwice, Plain)]
    [InlineData(Beside.CapturedAndByHand, Plain)]
    [InlineData(Beside.SessionOfAnInstant, Plain)]
    [InlineData(Beside.BegunAgain, Full)]
    [InlineData(Beside.LeftByAShortProcess, Full)]
    public async Task TheWayIsSaidAndAnswersWhatTheWholeFoldDoes(Beside beside, string way)
    {
        Write(beside);

        using (var answer = await NamedAnswer.AskAsync(_data.Directory, NamedQuestion.Find("slowest-tasks")!))
        {
            Assert.Equal(["answered from all rows, exactly", way], answer.Notes);
        }

        // The view folds in full.
        var expected = StoredCall.Read(_data.Directory, "select count(*), count(case when result = 'success' then 1 end), sum(tokens_total) from tasks",
            static row => string.Join('|', row.Select(static value => Convert.ToString(value, CultureInfo.InvariantCulture))));
        var summary = await new PerfQuestions(_data.Directory).GetSummaryStatsAsync();
        Assert.Equal(expected, [string.Create(CultureInfo.InvariantCulture, $"{summary.TotalTasks}|{summary.SuccessfulTasks}|{summary.TotalTokensUsed}")]);
    }

    [Fact]
    public async Task WhereValuesOfTasksAreAskedForTheyAreFoldedInFull()
    {
        Write(Beside.Nothing);

        using var answer = await NamedAnswer.AskAsync(_data.Directory, NamedQuestion.Find("average")!, options: new() { Table = "tasks", Field = "quality_score" });

        Assert.Equal(["answered from all rows, exactly", "tasks are folded in full, with their calls, values and notes"], answer.Notes);
    }

    [Fact]
    public async Task WhereNothingIsAskedAboutTasksNothingIsSaidAboutThem()
    {
        Write(Beside.Nothing);

        using var answer = await NamedAnswer.AskAsync(_data.Directory, NamedQuestion.Find("groups")!);

        Assert.Equal(["answered from all rows, exactly"], answer.Notes);
    }

    public void Dispose() => _data.Dispose();

    private void Write(Beside beside)
    {
        _data.Directory.Create();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var task = journal.Context("s", "t");
        journal.Event(EventKind.SessionStart, journal.Context("s"), at: 0);
        journal.Event(EventKind.TaskStart, task, at: Second(1));
        journal.Usage(task, journal.Tokens(100, 10, -1, -1, -1), at: Second(2));
        switch (beside)
        {
            case Beside.RunningTotals:
                journal.Usage(task, journal.Tokens(300, 30, -1, -1, -1), flags: Cumulative, at: Second(3));
                journal.Usage(task, journal.Tokens(500, 50, -1, -1, -1), flags: Cumulative, at: Second(4));
                break;
            case Beside.OneMessageTwice:
                journal.Usage(task, journal.Tokens(200, 20, -1, -1, -1), message: journal.Text("msg_1"), at: Second(3));
                journal.Usage(task, journal.Tokens(200, 20, -1, -1, -1), message: journal.Text("msg_1"), at: Second(4));
                break;
            case Beside.CapturedAndByHand:
                var call = journal.Call(journal.Site("Ask"), at: Second(3), context: task, continuation: journal.Tokens(200, 20, -1, -1, -1));
                journal.Usage(task, journal.Tokens(200, 20, -1, -1, -1), parent: call, at: Second(4));
                break;
            case Beside.SessionOfAnInstant:
                journal.Event(EventKind.SessionStart, journal.Context("of-an-instant"), at: Second(3));
                journal.Event(EventKind.SessionEnd, journal.Context("of-an-instant"), at: Second(3));
                break;
            default:
                break;
        }

        journal.Event(EventKind.TaskEnd, task, at: Second(5));
        if (beside == Beside.BegunAgain)
        {
            journal.Event(EventKind.TaskStart, task, at: Second(6));
            journal.Event(EventKind.TaskEnd, task, at: Second(7), TaskResult.Failure);
        }

        var inbox = new InboxWriter(_data.Directory);
        var told = new TaskRecord { Id = "by-hand", Session = "s", Result = TaskResult.Success, StartedAt = JournalBuilder.Begin.AddSeconds(1), EndedAt = JournalBuilder.Begin.AddSeconds(2) };
        if (beside == Beside.LeftByAShortProcess)
        {
            inbox.StartTask(told);
        }
        else if (beside == Beside.ToldByAShortProcess)
        {
            inbox.RecordTask(told);
        }

        journal.Write();
        _data.Drain();
    }

    private static long Second(int i) => i * 1_000_000_000L;
}
