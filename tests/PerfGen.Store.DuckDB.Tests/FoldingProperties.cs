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
            from kind in Gen.Choose(1, 8) // begins and ends, then facts and tokens
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
                    Write(journal, said, context);
                }

                journal.Write();
            }

            data.Drain(rows);
        }

        return drains.Length == 0 || events.Length == 0
            ? []
            : [
                .. data.Ask("""
                    select task_id, agent, result, started_at::varchar, ended_at::varchar, duration_s, part, description, tools_used::varchar, issues_found::varchar,
                      tokens_total, tokens_cache_read, cost, cost_origin
                    from tasks order by task_id, part
                    """),
                .. data.Ask("select sum(tokens_total)::bigint, sum(cost)::decimal(18, 9) from token_usage"),
                .. data.Ask("select session_id, agent, started_at::varchar, ended_at::varchar, tasks, success_rate, tool_uses, tokens_total, cost from sessions order by session_id"),
            ];
    }

    private static void Write(JournalBuilder journal, Said said, int context)
    {
        var at = said.At * 1_000_000L;
        switch (said.Kind)
        {
            case <= 4:
                journal.Event((EventKind)said.Kind, context, at, (TaskResult)said.Result);
                break;
            case 5:
                journal.Fact(FactKind.Description, context, journal.Text($"description {said.Result}"), at: at);
                break;
            case 6:
                journal.Fact(FactKind.Tool, context, journal.Text($"tool {said.Result % 3}"), said.Result, at);
                break;
            case 7:
                journal.Fact(FactKind.Issue, context, journal.Text($"issue {said.Result % 3}"), at: at);
                break;
            default:
                // Under one of two ids, under none, or as counts that go up.
                var tokens = journal.Tokens(100 * said.Result, said.At, said.Result, -1, -1);
                var message = said.Result < 2 ? journal.Text($"msg_0123456789_{said.Result}") : 0;
                journal.Usage(context, tokens, model: journal.Text("gpt-4o"), message: message, flags: said.Result > 3 ? (byte)4 : (byte)0, at: at);
                break;
        }
    }
}
