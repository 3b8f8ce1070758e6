using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What people read of sessions and tasks depends on what was recorded, not on when it was drained.</summary>
public sealed class FoldingProperties
{
    private static readonly string[] Agents = ["ada", "grace", "linus"];

    /// <summary>An event as a source recorded it.</summary>
    public sealed record Said(int Source, int Kind, int Task, int Result, int Agent, int At);

    [Fact]
    public void TheFoldDoesNotDependOnTheOrderOfDrains()
    {
        var said =
            from source in Gen.Choose(0, 2)
            from kind in Gen.Choose(1, 4)
            from task in Gen.Choose(0, 1)
            from result in Gen.Choose(0, 5)
            from agent in Gen.Choose(0, Agents.Length)
            from at in Gen.Choose(0, 5) // Few times, so that they tie.
            select new Said(source, kind, task, result, agent, at);
        var runs =
            from events in Gen.ListOf(said)
            from order in Gen.Shuffle(new[] { 0, 1, 2 })
            from rows in Gen.Choose(1, 5)
            select (Events: events.Take(40).ToArray(), Order: order, Rows: rows);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Arb.From(runs), static run =>
        {
            var sources = new[] { JournalBuilder.NewSource(), JournalBuilder.NewSource(), JournalBuilder.NewSource() };
            var together = Fold(run.Events, sources, [[0, 1, 2]], 100_000);
            var apart = Fold(run.Events, sources, [.. run.Order.Select(static source => new[] { source })], run.Rows);
            return together.SequenceEqual(apart).Label($"together\n{string.Join('\n', together)}\napart\n{string.Join('\n', apart)}");
        }));
    }

    [Fact]
    public void TheLastWriterCountsByTimeThenSourceThenSeq()
    {
        using var data = new TemporaryData();
        var sources = new[] { JournalBuilder.NewSource(), JournalBuilder.NewSource() }.Order().ToArray();
        foreach (var (source, agent) in sources.Zip(["early", "late"]).Reverse())
        {
            var journal = new JournalBuilder(data.Directory, source);
            journal.Event(EventKind.TaskStart, journal.Context("s", "t", agent: agent), at: 1_000_000);
            journal.Write();
            data.Drain();
        }

        Assert.Equal("late", data.AskOne("select agent from tasks"));
    }

    [Fact]
    public void ATaskWithoutAnEndHasNoEndAndIsUnfinishedOnlyOnceItsProcessIsDead()
    {
        using var data = new TemporaryData();
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        var context = journal.Context("s", "t");
        journal.Event(EventKind.SessionStart, journal.Context("s"));
        journal.Event(EventKind.TaskStart, context, at: 2_000_000);
        journal.Write();
        using (journal.Live())
        {
            data.Drain();
            Assert.Equal("t|s|null|null|null|2026-01-02 03:04:05.002+00", data.AskOne("select task_id, session_id, result, ended_at, duration_s, started_at::varchar from tasks"));
        }

        data.Drain();
        Assert.Equal("unfinished|null", data.AskOne("select result, ended_at from tasks"));
        Assert.Equal("s|null|null|1", data.AskOne("select session_id, ended_at, success_rate, tasks from sessions"));
    }

    [Fact]
    public void StartAndEndMayComeFromTwoProcessesAndAResultDecidesSuccess()
    {
        using var data = new TemporaryData();
        var ending = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        ending.Event(EventKind.TaskEnd, ending.Context("s", "ok"), at: 3_000_000, TaskResult.Success);
        ending.Event(EventKind.TaskEnd, ending.Context("s", "part"), at: 3_000_000, TaskResult.Partial);
        ending.Event(EventKind.TaskEnd, ending.Context("s", "stopped"), at: 3_000_000, TaskResult.Cancelled);
        ending.Value(ending.Metric("quality_score", "score"), 70, context: ending.Context("s", "ok"));
        ending.Value(ending.Metric("files_created", Units.Count), 2, context: ending.Context("s", "ok"));
        ending.Value(ending.Metric("files_created", Units.Count), 3, context: ending.Context("s", "ok"));
        ending.Write();
        data.Drain();
        var starting = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        starting.Event(EventKind.TaskStart, starting.Context("s", "ok", "refactoring"), at: 1_000_000);
        starting.Call(starting.Site("Work"), context: starting.Context("s", "ok", "refactoring"), continuation: 0);
        starting.Write();
        data.Drain();

        Assert.Equal(["ok|success|0.002|refactoring|1|5|70|True|null", "part|partial|null|null|null|null|null|null|null", "stopped|cancelled|null|null|null|null|null|null|null"],
            data.Ask("select task_id, result, duration_s, task_type, calls, files_created, quality_score, passed, tokens_total from tasks order by task_id"));
        Assert.Equal("0.5|3", data.AskOne("select success_rate, tasks from sessions"));
    }

    private static IReadOnlyList<string> Fold(Said[] events, Guid[] sources, int[][] drains, int rows)
    {
        using var data = new TemporaryData();
        foreach (var drain in drains)
        {
            foreach (var source in drain)
            {
                var journal = new JournalBuilder(data.Directory, sources[source]);
                foreach (var said in events.Where(said => said.Source == source))
                {
                    var agent = said.Agent < Agents.Length ? Agents[said.Agent] : null;
                    var context = journal.Context("s", said.Kind > 2 ? $"t{said.Task}" : null, agent: agent);
                    journal.Event((EventKind)said.Kind, context, said.At * 1_000_000L, (TaskResult)said.Result);
                }

                journal.Write();
            }

            data.Drain(rows);
        }

        return drains.Length == 0 || events.Length == 0
            ? []
            : [
                .. data.Ask("select task_id, agent, result, started_at::varchar, ended_at::varchar, duration_s, part from tasks order by task_id, part"),
                .. data.Ask("select session_id, agent, started_at::varchar, ended_at::varchar, tasks, success_rate from sessions order by session_id"),
            ];
    }
}
