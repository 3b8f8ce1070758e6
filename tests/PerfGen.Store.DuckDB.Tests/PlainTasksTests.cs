using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>The short way to tasks gives what the long way does, wherever it says that it may be taken.</summary>
public sealed class PlainTasksTests
{
    /// <summary>A task as its processes told it. Most are plain; what is odd about the others is a number.</summary>
    public sealed record Told(int Session, int Begin, int Length, int Result, bool HasEnd, bool HasAgent, int Odd);

    [Fact]
    public void PlainTasksAreToldTasksWhereverTheShapeSaysSo()
    {
        var task =
            from session in Gen.Choose(0, 2)
            from begin in Gen.Choose(1, 5)
            from length in Gen.Choose(1, 5)
            from result in Gen.Choose(0, 5)
            from hasEnd in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
            from hasAgent in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
            from odd in Gen.Frequency((30, Gen.Constant(0)), (1, Gen.Choose(1, 6)))
            select new Told(session, begin, length, result, hasEnd, hasAgent, odd);
        var sessions = Gen.ListOf(Gen.Choose(0, 5), 6);
        var (plain, others) = (0, 0);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Arb.From(from tasks in Gen.ListOf(task) from ends in sessions select (tasks.Take(12).ToArray(), ends.ToArray())), run =>
        {
            using var data = new TemporaryData();
            Write(data, run.Item1, run.Item2);
            var isPlain = data.AskOne("select is_plain from store.task_shape") == "True";
            (plain, others) = isPlain ? (plain + 1, others) : (plain, others + 1);
            return (!isPlain || data.AskOne(Difference) == "0").Label($"{string.Join('\n', run.Item1.AsEnumerable())}\n{string.Join('\n', data.Ask(Rows("told")))}\nplain\n{string.Join('\n', data.Ask(Rows("plain")))}");
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
    public void OneOddTaskMakesTheWholeStoreOdd(int odd)
    {
        using var data = new TemporaryData();
        Write(data, [new Told(0, 1, 2, 0, true, true, 0), new Told(1, 1, 2, 1, true, false, odd)], [0, 0, 0, 0, 0, 0]);

        Assert.Equal("False", data.AskOne("select is_plain from store.task_shape"));
    }

    private static string Difference { get; } =
        "select (select count(*) from (from store.told_tasks except all from store.plain_tasks)) + (select count(*) from (from store.plain_tasks except all from store.told_tasks))";

    private static string Rows(string view) =>
        $"select task_no, part, task_id, session_id, agent, model, cli, task_type, result, started_at::varchar, ended_at::varchar, tokens_total, cost, last_at::varchar, origin from store.{view}_tasks order by all";

    private static void Write(TemporaryData data, Told[] tasks, int[] sessions)
    {
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        var other = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        for (var i = 0; i < sessions.Length; i++)
        {
            // Begins and ends of three sessions, of two processes, in any order and at times that tie.
            (i % 2 == 0 ? journal : other).Event(sessions[i] % 2 == 0 ? EventKind.SessionStart : EventKind.SessionEnd, (i % 2 == 0 ? journal : other).Context($"s{i / 2}"), at: sessions[i] * 1_000_000L);
        }

        for (var i = 0; i < tasks.Length; i++)
        {
            var task = tasks[i];
            int Scope(JournalBuilder where, string? agent) => where.Context($"s{task.Session}", $"t{i}", agent: agent);
            var scope = Scope(journal, task.HasAgent ? "ada" : null);
            journal.Event(EventKind.TaskStart, scope, at: task.Begin * 1_000_000L);
            if (task.HasEnd && task.Odd != 6)
            {
                journal.Event(EventKind.TaskEnd, scope, at: (task.Begin + task.Length) * 1_000_000L, (TaskResult)task.Result);
            }

            // What the task spent is said in a scope of its own, which says other things of the task, and some under an id of the provider.
            var spending = Scope(journal, "grace");
            journal.Usage(spending, journal.Tokens(100 * task.Result, task.Length, -1, -1, -1), model: journal.Text("gpt-4o"), message: task.Length > 3 ? journal.Text($"msg_{task.Result}") : 0, at: task.Begin * 1_000_000L);
            switch (task.Odd)
            {
                case 1: // Begun again.
                    journal.Event(EventKind.TaskStart, scope, at: 20_000_000);
                    break;
                case 2: // Ended twice.
                    journal.Event(EventKind.TaskEnd, scope, at: 20_000_000, TaskResult.Failure);
                    journal.Event(EventKind.TaskEnd, scope, at: 21_000_000, TaskResult.Success);
                    break;
                case 3: // Begun by somebody else as well.
                    other.Event(EventKind.TaskStart, Scope(other, "linus"), at: 0);
                    break;
                case 4: // Ended in another scope.
                    journal.Event(EventKind.TaskEnd, Scope(journal, "linus"), at: 20_000_000, TaskResult.Partial);
                    break;
                case 5: // Ended before it began.
                    journal.Event(EventKind.TaskEnd, Scope(journal, task.HasAgent ? "ada" : null), at: 0, TaskResult.Partial);
                    break;
                case 6: // Begun and ended at one time.
                    journal.Event(EventKind.TaskEnd, scope, at: task.Begin * 1_000_000L, TaskResult.Partial);
                    break;
                default:
                    break;
            }
        }

        journal.Write();
        other.Write();
        data.Drain();
    }
}
