using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>The short way to tasks gives what the long way does, wherever it says that it may be taken.</summary>
public sealed class PlainTasksTests
{
    private const string IsPlain = "select is_plain from store.task_shape";

    /// <summary>A task as its processes told it. What is odd about it is a number, and nothing else is.</summary>
    public sealed record Told(int? Session, int Begin, int Length, int Result, bool HasEnd, bool HasNames, Teller By, int Odd = 0);

    /// <summary>Who tells of a task.</summary>
    public enum Teller
    {
        /// <summary>A process that has ended.</summary>
        Ended,

        /// <summary>One that is still at work.</summary>
        Working,

        /// <summary>A short process, which writes to the inbox.</summary>
        Hand,

        /// <summary>A short process begins it, and one that works ends it.</summary>
        HandThenProcess,

        /// <summary>Nobody begins it.</summary>
        Nobody,
    }

    [Fact]
    public void PlainTasksAreToldTasksWhereverTheShapeSaysSo() => TakesTheShortWay(IsPlain, Difference, Rows("plain"), tasks: 14, longest: 5, oddOnes: 1, words: 9);

    [Fact]
    public void SimpleTasksAreToldTasksWhereverTheirShapeSaysSo() => TakesTheShortWay(IsSimple, DifferenceOfSimple, $"from {SimpleTasks} t order by all", tasks: 3, longest: 3, oddOnes: 2, words: 4);

    private static void TakesTheShortWay(string shape, string difference, string rows, int tasks, int longest, int oddOnes, int words)
    {
        var task =
            from session in Gen.Frequency((6, Gen.Choose(0, 2).Select(static i => (int?)i)), (1, Gen.Constant<int?>(null)))
            from begin in Gen.Choose(1, 5)
            from length in Gen.Choose(1, longest)
            from result in Gen.Choose(0, 5)
            from hasEnd in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
            from hasNames in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
            from teller in Gen.Frequency(
                (6, Gen.Constant(Teller.Ended)), (4, Gen.Constant(Teller.Working)), (2, Gen.Constant(Teller.Hand)), (2, Gen.Constant(Teller.HandThenProcess)), (2, Gen.Constant(Teller.Nobody)))
            from odd in Gen.Frequency((40, Gen.Constant(0)), (oddOnes, Gen.Choose(1, 6)))
            // What a short process has begun and nobody ended is odd.
            select new Told(session, begin, length, result, hasEnd || teller is Teller.Hand or Teller.HandThenProcess, hasNames, teller, odd);
        var sessions = Gen.ListOf(Gen.Choose(0, 5), words);
        var (plain, others) = (0, 0);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Arb.From(from told in Gen.ListOf(task, tasks) from ends in sessions select (told.ToArray(), ends.ToArray())), run =>
        {
            using var data = new TemporaryData();
            Write(data, run.Item1, run.Item2);
            var isPlain = data.AskOne(shape) == "True";
            (plain, others) = isPlain ? (plain + 1, others) : (plain, others + 1);
            return (!isPlain || data.AskOne(difference) == "0").Label($"{string.Join('\n', run.Item1.AsEnumerable())}\n{string.Join('\n', data.Ask(Rows("told")))}\nplain\n{string.Join('\n', data.Ask(rows))}");
        }));

        Assert.True(plain > 5, $"{plain} plain stores of 25: too few to say anything.");
        Assert.True(others > 0, "Every store was plain: nothing odd was told.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void OneOddTaskMakesTheWholeStoreOddSinceTheShortWayWouldTellItWrongly(int odd)
    {
        using var data = new TemporaryData();
        Write(data, [new Told(0, 1, 2, 0, true, true, Teller.Ended), new Told(1, 1, 2, 1, odd is 2 or 4, true, Teller.Ended, odd)], [0, 0, 0]);

        Assert.Equal("False", data.AskOne(IsPlain));
        Assert.NotEqual("0", data.AskOne(Difference));
        Assert.Equal("False", data.AskOne(IsSimple));
    }

    [Fact]
    public void MessagesThatAreToldTwiceTakeALongerWaySinceTheShortestWouldCountThemTwice()
    {
        using var data = new TemporaryData();
        Write(data, [new Told(0, 1, 4, 1, true, true, Teller.Ended), new Told(1, 2, 4, 1, true, true, Teller.Ended)], [0]);

        Assert.Equal("False", data.AskOne(IsSimple));
        Assert.NotEqual("0", data.AskOne(DifferenceOfSimple));
        Assert.Equal("True", data.AskOne(IsPlain));
        Assert.Equal("0", data.AskOne(Difference));
    }

    [Theory]
    [InlineData(Teller.Ended, true)]
    [InlineData(Teller.Ended, false)]
    [InlineData(Teller.Working, false)]
    [InlineData(Teller.Hand, true)]
    [InlineData(Teller.HandThenProcess, true)]
    [InlineData(Teller.Nobody, true)]
    [InlineData(Teller.Nobody, false)]
    public void WhatWasBegunAndEndedOnceAtMostTakesTheShortWay(Teller by, bool hasEnd)
    {
        using var data = new TemporaryData();
        Write(data, [new Told(0, 1, 2, 3, hasEnd, true, by), new Told(null, 1, 2, 3, hasEnd, false, by)], [1, 0, 1]);

        Assert.Equal("True", data.AskOne(IsPlain));
        Assert.Equal("0", data.AskOne(Difference));
    }

    [Theory]
    [InlineData(2, 3, 0, "unfinished")] // Ended when it began, by the source that comes after.
    [InlineData(0, 2, 5, "unfinished")] // Begun twice, then ended.
    [InlineData(3, 0, 4, null)] // Begun again after its end.
    [InlineData(3, 2, 0, null)] // At the time of its end, by the source that comes after.
    [InlineData(3, 0, 2, null)] // At the time of its end, by the same source.
    public void ATaskOfASessionThatRunsIsRunning(int first, int second, int third, string? result)
    {
        using var data = new TemporaryData();
        Write(data, [new Told(0, 1, 2, 0, false, true, Teller.Working)], [first, second, third]);

        Assert.Equal(result ?? "null", data.AskOne("select result from store.plain_tasks"));
        Assert.Equal("0", data.AskOne(Difference));
        Assert.True(data.AskOne(IsSimple) == "False" || data.AskOne(DifferenceOfSimple) == "0");
    }

    private static string Difference { get; } =
        "select (select count(*) from (from store.told_tasks except all from store.plain_tasks)) + (select count(*) from (from store.plain_tasks except all from store.told_tasks))";

    private static string SimpleTasks { get; } = TextOf("_SimpleTasks");

    private static string IsSimple { get; } = TextOf("_SimpleShape");

    private static string DifferenceOfSimple { get; } =
        $"select (select count(*) from (from store.told_tasks except all from {SimpleTasks} t)) + (select count(*) from (from {SimpleTasks} t except all from store.told_tasks))";

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(PlainTasksTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Trim();
    }

    private static string Rows(string view) =>
        $"select task_no, part, task_id, session_id, agent, model, cli, task_type, result, started_at::varchar, ended_at::varchar, tokens_total, cost, last_at::varchar, origin from store.{view}_tasks order by all";

    private static void Write(TemporaryData data, Told[] tasks, int[] sessions)
    {
        // The greater source comes last where times tie.
        var sources = (Guid[])[JournalBuilder.NewSource(), JournalBuilder.NewSource()];
        var journal = new JournalBuilder(data.Directory, sources.Min());
        var working = new JournalBuilder(data.Directory, sources.Max());
        var inbox = new InboxWriter(data.Directory);
        for (var i = 0; i < sessions.Length; i++)
        {
            // Three words each about three sessions, begins and ends, by two processes, in any order and at times that tie.
            var said = i % 2 == 0 ? journal : working;
            said.Event(sessions[i] % 2 == 0 ? EventKind.SessionStart : EventKind.SessionEnd, said.Context($"s{i / 3}"), at: Second(sessions[i] / 2 * 3));
        }

        for (var i = 0; i < tasks.Length; i++)
        {
            Tell(tasks[i], $"t{i}", journal, working, inbox);
        }

        journal.Write();
        working.Write();
        using var live = working.Live();
        data.Drain();
    }

    private static void Tell(Told task, string id, JournalBuilder journal, JournalBuilder working, InboxWriter inbox)
    {
        var session = task.Session is { } number ? $"s{number}" : null;
        int Scope(JournalBuilder where, string? agent, string suffix = "") => agent is null ? where.Context(session, id) : where.Context(session, id, "refactor" + suffix, agent, "gpt-5" + suffix, "codex" + suffix);
        var name = task.HasNames ? "ada" : null;
        var teller = task.By is Teller.Working or Teller.HandThenProcess ? working : journal;
        var byHand = new TaskRecord
        {
            Id = id, Session = session, Agent = name, Type = name is null ? null : "refactor", Model = name is null ? null : "gpt-5", Cli = name is null ? null : "codex",
            Result = (TaskResult)task.Result, IsManual = task.Begin % 2 == 0, StartedAt = JournalBuilder.Begin.AddSeconds(task.Begin), EndedAt = JournalBuilder.Begin.AddSeconds(task.Begin + task.Length),
        };
        switch (task.By)
        {
            case Teller.Ended or Teller.Working when task.Odd is not (5 or 6):
                teller.Event(EventKind.TaskStart, Scope(teller, name), at: Second(task.Begin));
                break;
            case Teller.Hand when task.HasEnd:
                inbox.RecordTask(byHand);
                break;
            case Teller.HandThenProcess:
                inbox.StartTask(byHand);
                break;
            default:
                break;
        }

        if (task.HasEnd && task.By is not Teller.Hand)
        {
            teller.Event(EventKind.TaskEnd, Scope(teller, name), at: Second(task.Begin + task.Length), (TaskResult)task.Result);
        }

        // What the task spent is said in a scope of its own, which says other things of the task, and some under an id of the provider.
        var spent = journal.Tokens(100 * task.Result, task.Length, -1, -1, -1, older: task.Length % 2 == 0 ? journal.Cost(journal.Text("USD"), 1_000 * task.Length, 1) : 0);
        var other = task.Length % 2 == 0 ? Scope(journal, "grace", "-2") : journal.Context(session, id, agent: "grace");
        journal.Usage(other, spent, model: journal.Text(task.Length == 3 ? "of-no-list" : "gpt-4o"), message: task.Length > 3 ? journal.Text($"msg_{task.Result}") : 0, at: Second(task.Begin + (2 * task.Result)));
        switch (task.Odd)
        {
            case 1: // Begun again, in the same scope, by a process that is still at work.
                working.Event(EventKind.TaskStart, Scope(working, name), at: Second(task.Begin) + 1);
                break;
            case 2: // Ended again, otherwise.
                teller.Event(EventKind.TaskEnd, Scope(teller, name), at: Second(20), (TaskResult)((task.Result + 4) % 6));
                teller.Event(EventKind.TaskEnd, Scope(teller, name), at: Second(21), (TaskResult)((task.Result + 5) % 6));
                break;
            case 3: // Ended in another scope.
                teller.Event(EventKind.TaskEnd, Scope(teller, "linus"), at: Second(20), TaskResult.Partial);
                break;
            case 4: // Begun again after its end.
                teller.Event(EventKind.TaskStart, Scope(teller, name), at: Second(20));
                break;
            case 5: // Ended when it began, and the end was said first.
                teller.Event(EventKind.TaskEnd, Scope(teller, name), at: Second(task.Begin), TaskResult.Partial);
                teller.Event(EventKind.TaskStart, Scope(teller, name), at: Second(task.Begin));
                break;
            case 6: // Begun by a short process long ago, and never ended.
                inbox.StartTask(byHand);
                break;
            default:
                break;
        }
    }

    private static long Second(int i) => i * 1_000_000_000L;
}
