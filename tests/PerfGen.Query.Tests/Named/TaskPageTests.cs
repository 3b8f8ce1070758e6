using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>What calls, tokens, values and notes add to the tasks of a page, beside the public view, which folds those of all tasks.</summary>
public sealed class TaskPageTests : IDisposable
{
    private readonly RecordedData _data = new();

    /// <summary>What makes a store take another way to tasks.</summary>
    public enum Beside
    {
        /// <summary>Nothing: the simple way.</summary>
        Nothing,

        /// <summary>A session of an instant: the plain way.</summary>
        SessionOfAnInstant,

        /// <summary>A task that is begun again, with calls, values and notes in both parts: the whole fold.</summary>
        BegunAgain,
    }

    [Theory]
    [InlineData(Beside.Nothing, "the simple fold")]
    [InlineData(Beside.SessionOfAnInstant, "the plain fold")]
    [InlineData(Beside.BegunAgain, "folded in full")]
    public async Task APageHasTheCallsTokensValuesAndNotesOfItsTasks(Beside beside, string way)
    {
        Write(beside);
        var expected = StoredCall.Read(_data.Directory,
            """
            select session_id, task_id, calls, model, tokens_total, cost, files_created, files_modified, lines_changed, quality_score
            from tasks
            order by coalesce(ended_at, started_at) desc nulls last, session_id, task_id
            """, Show);
        Assert.Contains(expected, static row => row.EndsWith("|3|claude-haiku-4-5|339|0.000459000|2|1|12|88", StringComparison.Ordinal));

        foreach (var (limit, offset) in ((long?, long)[])[(null, 0), (1, 0), (2, 1), (3, 3), (5, 100)])
        {
            var filter = new QuestionFilter { Limit = limit, Offset = offset };
            var rows = new List<string>();
            await foreach (var row in new PerfQuestions(_data.Directory).GetTaskMetricsAsync(filter))
            {
                rows.Add(Show([row.SessionId, row.TaskId, row.Calls, row.Model, row.TokensUsed, row.Cost, row.FilesCreated, row.FilesModified, row.LinesChanged, row.QualityScore]));
            }

            Assert.Equal(expected.Skip((int)offset).Take((int)(limit ?? 1000)), rows);
        }

        using var answer = await NamedAnswer.AskAsync(_data.Directory, NamedQuestion.Find("task-metrics")!);
        Assert.Contains(answer.Notes, note => note.Contains(way, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Beside.Nothing)]
    [InlineData(Beside.SessionOfAnInstant)]
    [InlineData(Beside.BegunAgain)]
    public async Task TasksAreFoundByTheModelThatAnsweredWhereTheySayNone(Beside beside)
    {
        Write(beside);
        foreach (var model in (string[])["claude-sonnet-4-5", "claude-haiku-4-5", "none"])
        {
            var expected = StoredCall.Read(_data.Directory, $"select task_id, tokens_total from tasks where model = '{model}' order by coalesce(ended_at, started_at) desc nulls last, session_id, task_id", Show);
            var rows = new List<string>();
            await foreach (var row in new PerfQuestions(_data.Directory).GetTaskMetricsAsync(new QuestionFilter { Model = model }))
            {
                rows.Add(Show([row.TaskId, row.TokensUsed]));
            }

            Assert.Equal(expected, rows);
            Assert.Equal(model == "none", rows.Count == 0);
        }
    }

    [Theory]
    [InlineData(Beside.Nothing)]
    [InlineData(Beside.BegunAgain)]
    public async Task AFileOfTasksIsWrittenOnceByTheWayThatTheStoreTakes(Beside beside)
    {
        Write(beside);
        var expected = StoredCall.Read(_data.Directory, "select count(*) from tasks", static row => Convert.ToInt64(row[0], CultureInfo.InvariantCulture))[0];
        var path = Path.Combine(_data.Directory.Path, "tasks.parquet");

        Assert.Equal(expected, await NamedAnswer.WriteParquetAsync(_data.Directory, NamedQuestion.Find("task-metrics")!, path));

        Assert.Equal([expected], StoredCall.Read(_data.Directory, $"select count(*) from '{path}'", static row => Convert.ToInt64(row[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task GroupsByNameTakeTheMethodsNameBeforeThatOfTheContextAndKeepCallsThatHaveNeither()
    {
        _data.Directory.Create();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var own = journal.Site("Own", agent: "of-the-method", taskType: "of-the-method");
        var plain = journal.Site("Plain");
        var context = journal.Context("s", "t", taskType: "of-the-context", agent: "of-the-context", model: "m", cli: "c");
        journal.Call(own, at: Second(1), duration: 1_000, context: context, continuation: journal.Tokens(10, 1, -1, -1, -1));
        journal.Call(own, at: Second(2), duration: 2_000);
        journal.Call(plain, at: Second(3), duration: 3_000, context: context, continuation: journal.Tokens(20, 2, -1, -1, -1));
        journal.Call(plain, at: Second(4), duration: 4_000, continuation: journal.Tokens(40, 4, -1, -1, -1));
        journal.Call(plain, at: Second(5), duration: 5_000, context: journal.Context("s"));
        journal.Write();
        _data.Drain();

        Assert.Equal(["-|2|0.0045|40", "of-the-context|1|0.003|20", "of-the-method|2|0.0015|10"], await Groups("agent"));
        Assert.Equal(["-|2|0.0045|40", "of-the-context|1|0.003|20", "of-the-method|2|0.0015|10"], await Groups("task_type"));
        Assert.Equal(["-|3|0.004|40", "m|2|0.002|30"], await Groups("model"));
        Assert.Equal(["-|3|0.004|40", "c|2|0.002|30"], await Groups("cli"));
        Assert.Equal(["-|2|0.003|40", "s|3|0.003|30"], await Groups("session"));
        Assert.Equal(["-|3|0.004|40", "s/t|2|0.002|30"], await Groups("task"));
        Assert.Equal(2, (await Groups("method")).Count);
        Assert.Equal(2, (await Groups("metric")).Count);
        Assert.Equal(["of-the-context|1|0.003|20"], await Groups("agent", new() { Agent = "of-the-context" }));
    }

    public void Dispose() => _data.Dispose();

    private async Task<List<string>> Groups(string by, QuestionFilter? filter = null)
    {
        var rows = new List<string>();
        await foreach (var row in new PerfQuestions(_data.Directory).GetGroupsAsync(new() { By = by }, filter))
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Key ?? "-"}|{row.Calls}|{Math.Round(row.P50Seconds!.Value * 1000, 6)}|{row.TokensPrompt}"));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private void Write(Beside beside)
    {
        _data.Directory.Create();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var site = journal.Site("Work");
        int[] metrics = [journal.Metric("files_created", "count"), journal.Metric("files_modified", "count"), journal.Metric("lines_changed", "lines"), journal.Metric("quality_score", "score"), journal.Metric("other", "count")];
        foreach (var i in Enumerable.Range(0, 6))
        {
            var task = journal.Context("s" + (i % 2), "t" + i);
            journal.Event(EventKind.TaskStart, task, at: Second(10 * i));

            // The same task, in another context of it.
            var inside = journal.Context("s" + (i % 2), "t" + i, agent: "inside");
            Fill(journal, site, metrics, i % 2 == 0 ? task : inside, inside, 10 * i, i);
            journal.Event(EventKind.TaskEnd, task, at: Second((10 * i) + 8));
            if (beside == Beside.BegunAgain && i == 2)
            {
                journal.Event(EventKind.TaskStart, task, at: Second(100));
                Fill(journal, site, metrics, task, inside, 100, 1);
                journal.Event(EventKind.TaskEnd, task, at: Second(108));
            }
        }

        // Work of no task, and a task of which nothing else is known.
        journal.Call(site, at: Second(3));
        journal.Value(metrics[0], 5, at: Second(3));
        journal.Event(EventKind.TaskStart, journal.Context("s0", "bare"), at: Second(7));
        if (beside == Beside.SessionOfAnInstant)
        {
            journal.Event(EventKind.SessionStart, journal.Context("of-an-instant"), at: Second(3));
            journal.Event(EventKind.SessionEnd, journal.Context("of-an-instant"), at: Second(3));
        }

        journal.Write();
        _data.Drain();
    }

    /// <summary>More of everything for a higher number, in two contexts; the best quality is not the last one.</summary>
    private static void Fill(JournalBuilder journal, int site, int[] metrics, int context, int inside, int second, int number)
    {
        for (var i = 0; i < number; i++)
        {
            journal.Call(site, at: Second(second + 1), context: i % 2 == 0 ? context : inside);
        }

        // No task says its model: it is that of what answered.
        for (var i = 0; i < number && number != 4; i++)
        {
            var model = journal.Text(number == 1 ? "claude-sonnet-4-5" : "claude-haiku-4-5");
            journal.Usage(i % 2 == 0 ? context : inside, journal.Tokens(100 + number, 10 * i, -1, -1, -1), model: model, at: Second(second + 4));
        }

        if (number is 1 or 2)
        {
            journal.Value(metrics[0], 4, at: Second(second + 2), context: context);
            journal.Value(metrics[0], 3, at: Second(second + 3), context: inside);
            journal.Value(metrics[1], 2, at: Second(second + 3), context: context);
        }

        if (number >= 2)
        {
            journal.Value(metrics[3], 95, at: Second(second + 4), context: context);
            journal.Value(metrics[3], 88, at: Second(second + 5), context: inside);
            journal.Value(metrics[2], 12, at: Second(second + 5), context: context);
            journal.Value(metrics[4], 1, at: Second(second + 5), context: context);
        }

        if (number >= 3)
        {
            journal.Fact(FactKind.FileCreated, context, journal.Text("a.cs"), at: Second(second + 4));
            journal.Fact(FactKind.FileCreated, inside, journal.Text("a.cs"), at: Second(second + 4));
            journal.Fact(FactKind.FileCreated, inside, journal.Text("b.cs"), at: Second(second + 4));
            journal.Fact(FactKind.FileModified, context, journal.Text("a.cs"), at: Second(second + 5));
        }
    }

    private static string Show(object?[] row) => string.Join('|', row.Select(static value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static long Second(int i) => i * 1_000_000_000L;
}
