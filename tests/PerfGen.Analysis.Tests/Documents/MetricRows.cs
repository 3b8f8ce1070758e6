using System.Globalization;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Analysis.Tests.Documents;

/// <summary>What the first document asks of values that tasks record, from the program to the database.</summary>
[Collection(OwnDirectory.Counted)]
public sealed class MetricRows
{
    private readonly string _task = "task_" + Guid.NewGuid().ToString("N");

    [Fact]
    public void R1_ATaskRecordsAValueByNameAndUnit()
    {
        using (var task = Perf.BeginTask(_task))
        {
            Perf.Record("total_execution_time", 45.2, "seconds");
            Perf.Record("total_tokens_used", 1250, "tokens");
            Perf.Record("test_coverage", 85.5, "percent");
            task.Complete();
        }

        Assert.Equal("test_coverage 85.5 percent; total_execution_time 45.2 seconds; total_tokens_used 1250 tokens", Recorded());
    }

    [Fact]
    public void R3_InteractionsAndCallsOfToolsAreToldAndSummedUp()
    {
        using (var task = Perf.BeginTask(_task, model: "claude-sonnet-4.5"))
        {
            Perf.Notes.Interaction(new TokenUsage { Prompt = 1_000, Completion = 250, Cost = 0.02m });
            Perf.Notes.Interaction();
            Perf.Notes.ToolCall("read_file", duration: TimeSpan.FromMilliseconds(250));
            Perf.Notes.ToolCall("run_tests", succeeded: false, error: "2 failed");
            Perf.Notes.ToolCall("read_file");
            task.Complete(TaskResult.Partial);
        }

        OwnDirectory.Drained();
        Assert.Equal(["partial", "read_file, run_tests", 1250L, 0.02m], Stored.Read($"select result, list_sort(tools_used), tokens_total, cost from tasks where task_id = '{_task}'"));
        Assert.Equal("execution_time 0.25 seconds; interactions 2 count; tool_failures 1 count", Recorded());
        Assert.Equal("run_tests: 2 failed", Stored.Read($"select text from notes where task_id = '{_task}' and kind = 'error'")[0]);
    }

    [Fact]
    public void R3_ACallOfAToolThatCannotBeRecordedIsCountedAndLeavesNothing()
    {
        var before = Perf.Rejected;
        using (Perf.BeginTask(_task))
        {
            Perf.Notes.ToolCall("");
            Perf.Notes.ToolCall("x", duration: TimeSpan.FromSeconds(-1));
            Perf.Notes.Interaction(new TokenUsage { Prompt = -5 });
        }

        Assert.Equal(3, Perf.Rejected - before);
        Assert.Equal("interactions 1 count", Recorded());
    }

    [Theory]
    [InlineData("total_execution_time code_generation_time testing_time debugging_time file_operation_time", "45.2", "seconds")]
    public void R5_TheFiveTimesAreSecondsAndTakeEveryUnitOfTime(string names, string value, string unit)
    {
        using (Perf.BeginTask(_task))
        {
            foreach (var (name, i) in names.Split(' ').Select(static (name, i) => (name, i)))
            {
                // The same time in several units.
                var (factor, said) = (i % 3) switch { 0 => (1.0, "seconds"), 1 => (1e3, "ms"), _ => (1 / 60.0, "min") };
                Perf.Record(name, double.Parse(value, CultureInfo.InvariantCulture) * factor, said);
            }
        }

        Assert.Equal(string.Join("; ", names.Split(' ').Order(StringComparer.Ordinal).Select(name => $"{name} {value} {unit}")), Recorded());
    }

    [Theory]
    [InlineData("code_quality_score", 8.5, "score", "code_quality_score 8.5 score")]
    [InlineData("test_coverage", 85.5, "percent", "test_coverage 85.5 percent")]
    [InlineData("test_coverage", 0.855, "ratio", "test_coverage 85.5 percent")]
    [InlineData("linting_errors", 3, "count", "linting_errors 3 count")]
    [InlineData("complexity_score", 12, "score", "complexity_score 12 score")]
    public void R7_TheFourMetricsOfQualityHaveTheirScales(string name, double value, string unit, string row)
    {
        using (Perf.BeginTask(_task))
        {
            Perf.Record(name, value, unit);
        }

        Assert.Equal(row, Recorded());
    }

    [Theory]
    [InlineData("total_cost 0.25; llm_cost 0.20; api_cost 0.04; storage_cost 0.01", null)]
    [InlineData("total_cost 0.25; llm_cost 0.20", null)]
    [InlineData("llm_cost 0.20; api_cost 0.04", null)]
    [InlineData("total_cost 0.25; llm_cost 0.20; api_cost 0.04; storage_cost 0.02", "total_cost is 0.25 USD, but the sum of llm_cost, api_cost, storage_cost is 0.26")]
    [InlineData("total_cost 0.30; llm_cost 0.20; api_cost 0.04; storage_cost 0.01", "total_cost is 0.3 USD, but the sum of llm_cost, api_cost, storage_cost is 0.25")]
    [InlineData("total_cost 0.10; llm_cost 0.20", "total_cost is 0.1 USD, but the sum of llm_cost is 0.2")]
    [InlineData("total_cost 0.10 EUR; llm_cost 0.20 USD", null)]
    public void R8_ATotalCostIsThatOfItsParts(string costs, string? objection)
    {
        var values = costs.Split("; ").Select(static cost => cost.Split(' ')).Select(static cost => new MetricValue(cost[0], double.Parse(cost[1], CultureInfo.InvariantCulture), cost.ElementAtOrDefault(2) ?? "USD")).ToArray();
        var inbox = new InboxWriter(Perf.DataDirectory);
        void Tell() => inbox.RecordMetrics(values, new WorkContext { Task = _task });

        if (objection is not null)
        {
            Assert.Equal(objection, Assert.Throws<ArgumentException>(Tell).Message);
            var before = Perf.Rejected;
            Assert.Null(Perf.RecordTask(new TaskRecord { Id = _task, Metrics = values }));
            Assert.Equal(1, Perf.Rejected - before);
            Assert.Equal("", Recorded());
            return;
        }

        Tell();
        Assert.Equal(values.Length, Recorded().Split("; ").Length);
    }

    [Theory]
    [InlineData("total_execution_time", 1500, "ms", 1.5, "seconds")]
    [InlineData("memory_usage", 1, "KiB", 1024, "bytes")]
    [InlineData("files_created", 5, "count", 5, "count")]
    [InlineData("cpu_usage", 42, "percent", 42, "percent")]
    [InlineData("cpu_usage", 0.42, "1", 42, "percent")]
    [InlineData("total_tokens_used", 1250, "{token}", 1250, "tokens")]
    [InlineData("lines_of_code_generated", 150, "{line}", 150, "lines")]
    [InlineData("total_cost", 0.25, "USD", 0.25, "USD")]
    public void R10_UnitsHaveTheDocumentsWordsAndTheirAliases(string name, double value, string unit, double stored, string storedUnit)
    {
        using (Perf.BeginTask(_task))
        {
            Perf.Record(name, value, unit);
        }

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{name} {stored} {storedUnit}"), Recorded());
    }

    [Fact]
    public void R11_AValueMayHaveANoteBesideItAndFilesHaveASize()
    {
        new InboxWriter(Perf.DataDirectory).RecordMetrics([new MetricValue("file_size", 2, "KiB"), new MetricValue("code_quality_score", 7)], new WorkContext { Task = _task }, ["clean, but the parser is hard to follow"]);

        Assert.Equal("code_quality_score 7 score; file_size 2048 bytes", Recorded());
        Assert.Equal("clean, but the parser is hard to follow", Stored.Read($"select text from notes where task_id = '{_task}' and kind = 'note'")[0]);
    }

    /// <summary>The values of the task, added up by name.</summary>
    private string Recorded()
    {
        OwnDirectory.Drained();
        return Stored.Read($"""
            select coalesce(string_agg(name || ' ' || value || ' ' || unit, '; ' order by name), '') from (
              select name, unit, regexp_replace(round(sum(value), 9)::varchar, '\.0$', '') as value from metrics where task_id = '{_task}' group by name, unit)
            """)[0] as string ?? "";
    }
}
