using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Support;

/// <summary>The work of a swarm of agents on days long past, with the figures that the documents give.</summary>
public static class Swarm
{
    private static readonly DateTimeOffset Noon28 = new(2025, 11, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Noon29 = new(2025, 11, 29, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The 29th: 3 sessions of 4.5 hours, 24 tasks, 22 of them done, 450,000 tokens. The day before: 15 tasks, 13 of them done, each of 153.4 s.</summary>
    public static RecordedData OfTwoDays() => Record(static (journal, ask) =>
    {
        for (var i = 0; i < 15; i++)
        {
            Task(journal, Noon28.AddMinutes(5 * i), 153.4, i >= 2, "day-before", $"early-{i}", "expert-backend");
        }

        Session(journal, "morning", Noon29, hours: 2);
        Session(journal, "noon", Noon29.AddHours(2), hours: 1.5);
        Session(journal, "evening", Noon29.AddHours(6), hours: 1);
        for (var i = 0; i < 24; i++)
        {
            var (agent, seconds) = i switch { < 8 => ("expert-backend", 60 + (i * 120 / 7.0)), < 14 => ("manager-tdd", 180.0), _ => (i % 2 == 0 ? "expert-frontend" : (string?)null, 120.0) };
            Task(journal, Noon29.AddMinutes(4 * i), seconds, i is not (0 or 20), "morning", $"task-{i}", agent, i % 2 == 0 ? "refactoring" : "testing", i < 14 ? "model-a" : "model-b");
        }

        for (var i = 0; i < 15; i++)
        {
            Tokens(journal, ask, Noon29.AddMinutes(i), 10_000, 20_000, journal.Context("morning", agent: i < 10 ? "expert-backend" : "manager-tdd", model: "model-a"));
        }
    });

    /// <summary>November: 45 tasks of expert-backend, 40 of them done, of 55 s and 25,000 tokens each.</summary>
    public static RecordedData OfNovember() => Record(static (journal, ask) =>
    {
        for (var i = 0; i < 45; i++)
        {
            var at = new DateTimeOffset(2025, 11, 2 + (i % 28), 12, 0, 0, TimeSpan.Zero);
            Task(journal, at, 55, i % 9 != 0, null, $"task-{i}", "expert-backend");
            Tokens(journal, ask, at, 8_000, 17_000, journal.Context(task: $"task-{i}", agent: "expert-backend"));
        }
    });

    /// <summary>A session of two hours: 15 interactions for $0.25, 45 calls of tools, 450 lines in 8 files, coverage of 85.5 percent, code of 8.5 of 10; 14 of 15 tasks done.</summary>
    public static RecordedData OfInteractions() => Record(static (journal, ask) =>
    {
        Session(journal, "chat", Noon29, hours: 2);
        var context = journal.Context("chat");
        var dollars = journal.Text("USD");
        for (var i = 0; i < 15; i++)
        {
            var tokens = journal.Tokens(100, 200, 0, 0, 0, journal.Cost(dollars, i == 0 ? 110_000_000 : 10_000_000, 0));
            journal.Call(ask, Place(Noon29.AddMinutes(i)), context: context, continuation: tokens);
            Task(journal, Noon29.AddMinutes(i), 30, i > 0, "chat", $"chat-{i}", null);
        }

        foreach (var (name, value, unit) in new[]
        {
            ("tool_calls", 45.0, "count"), ("tool_failures", 2, "count"), ("lines_of_code_generated", 450, "lines"), ("files_created", 5, "count"), ("files_modified", 3, "count"),
            ("test_coverage", 85.5, "percent"), ("code_quality_score", 8.5, "score"),
        })
        {
            journal.Value(journal.Metric(name, unit), value, Place(Noon29.AddMinutes(30)), context);
        }
    });

    private static RecordedData Record(Action<JournalBuilder, int> record)
    {
        var data = new RecordedData();
        data.Directory.Create();
        new JournalBuilder(data.Directory, JournalBuilder.NewSource(), chunks: 16).WriteWith(journal => record(journal, journal.Site("Ask")));
        data.Drain();
        return data;
    }

    private static void Session(JournalBuilder journal, string id, DateTimeOffset at, double hours)
    {
        journal.Event(EventKind.SessionStart, journal.Context(id), Place(at));
        journal.Event(EventKind.SessionEnd, journal.Context(id), Place(at.AddHours(hours)));
    }

    private static void Task(JournalBuilder journal, DateTimeOffset at, double seconds, bool isDone, string? session, string id, string? agent, string? type = null, string? model = null)
    {
        var context = journal.Context(session, id, type, agent, model);
        journal.Event(EventKind.TaskStart, context, Place(at));
        journal.Event(EventKind.TaskEnd, context, Place(at.AddSeconds(seconds)), isDone ? TaskResult.Success : TaskResult.Failure);
    }

    private static void Tokens(JournalBuilder journal, int ask, DateTimeOffset at, int prompt, int completion, int context)
    {
        var tokens = journal.Tokens(prompt, completion, 0, 0, 0);
        journal.Call(ask, Place(at), context: context, continuation: tokens);
    }

    /// <summary>A time on the builder's clock.</summary>
    private static long Place(DateTimeOffset at) => (at - JournalBuilder.Begin).Ticks * 100;
}
