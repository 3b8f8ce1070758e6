using System.Runtime.CompilerServices;
using PerfGen.Query.Asking;
using PerfGen.Query.Named;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query;

/// <summary>
/// The questions of the product for programs: typed rows that stream, every filter honoured in every question, null where there is nothing.
/// </summary>
/// <remarks>
/// <code>
/// var ask = new PerfQuestions();
/// await foreach (var task in ask.GetTaskMetricsAsync(new() { Agent = "reviewer", Since = DateTimeOffset.UtcNow.AddDays(-7) }))
/// {
///     Console.WriteLine($"{task.TaskId}: {task.Result} in {task.DurationMilliseconds} ms");
/// }
/// </code>
/// Each question opens the database, read-only, when its first row is asked for, and closes it with the last; nobody can drain in between, so do not
/// dawdle in the loop. What is still in journals is not in the answer: <see cref="PerfStore.Drain"/> first where it matters.
/// Thread-safe. Every method throws <see cref="StoreException"/> where the database cannot be read, <see cref="QueryException"/> where the question cannot
/// be answered, and <see cref="OperationCanceledException"/> where it was stopped.
/// </remarks>
/// <param name="directory">The data directory; that of the process where it is null.</param>
public sealed class PerfQuestions(DataDirectory? directory = null)
{
    private readonly DataDirectory _directory = directory ?? Perf.DataDirectory;

    /// <summary>Calls, the newest first.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<CallRow> GetCallsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("metrics", filter, new QuestionOptions { Table = "calls" }, CallRow.Read, stop);

    /// <summary>Values, the newest first.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<ValueRow> GetMetricsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("metrics", filter, new QuestionOptions { Table = "metrics" }, ValueRow.Read, stop);

    /// <summary>Tasks, the newest first.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<TaskMetricRow> GetTaskMetricsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("task-metrics", filter, null, TaskMetricRow.Read, stop);

    /// <summary>Values that were recorded as the work of an agent, the newest first.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<AgentMetricRow> GetAgentMetricsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("agent-metrics", filter, null, AgentMetricRow.Read, stop);

    /// <summary>Values of sessions as a whole, the newest first.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<SwarmMetricRow> GetSwarmMetricsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("swarm-metrics", filter, null, SwarmMetricRow.Read, stop);

    /// <summary>One figure for each interval of time that has values.</summary>
    /// <param name="options">Table, field, interval, aggregate, percentile and time zone.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<TimeBucketRow> AggregateByTimeAsync(QuestionOptions options, QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("by-time", filter, options, TimeBucketRow.Read, stop);

    /// <summary>A percentile, between neighbours; null where there is nothing.</summary>
    /// <param name="options">Table, field and percentile.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public Task<FigureRow> CalculatePercentileAsync(QuestionOptions options, QuestionFilter? filter = null, CancellationToken stop = default) =>
        OneAsync("percentile", filter, options, FigureRow.Read, stop);

    /// <summary>A mean; null where there is nothing.</summary>
    /// <param name="options">Table and field.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public Task<FigureRow> CalculateAverageAsync(QuestionOptions options, QuestionFilter? filter = null, CancellationToken stop = default) =>
        OneAsync("average", filter, options, FigureRow.Read, stop);

    /// <summary>Agents by a figure of their tasks; the fastest first where nothing else is said.</summary>
    /// <param name="options">What they are ordered by.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<TopAgentRow> GetTopAgentsAsync(QuestionOptions? options = null, QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("top-agents", filter, options, TopAgentRow.Read, stop);

    /// <summary>Tasks that took longest.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<SlowestTaskRow> GetSlowestTasksAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("slowest-tasks", filter, null, SlowestTaskRow.Read, stop);

    /// <summary>All tasks in one row.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public Task<SummaryRow> GetSummaryStatsAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        OneAsync("summary", filter, null, SummaryRow.Read, stop);

    /// <summary>Calls by what they have in common.</summary>
    /// <param name="options">What they are grouped and ordered by.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<GroupRow> GetGroupsAsync(QuestionOptions? options = null, QuestionFilter? filter = null, CancellationToken stop = default)
    {
        options ??= new QuestionOptions();
        return RowsAsync("groups", filter, options, row => GroupRow.Read(row, options.By), stop);
    }

    /// <summary>Calls by the way that leads to them, parents before children.</summary>
    /// <param name="filter">What it is about, best a task or a session; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<CallTreeRow> GetCallTreeAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("call-tree", filter, null, CallTreeRow.Read, stop);

    /// <summary>Agents in each command-line tool, the fastest first, and whether that one is faster beyond chance.</summary>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    public IAsyncEnumerable<CliComparisonRow> CompareClisAsync(QuestionFilter? filter = null, CancellationToken stop = default) =>
        RowsAsync("clis", filter, null, CliComparisonRow.Read, stop);

    private async IAsyncEnumerable<T> RowsAsync<T>(
        string question, QuestionFilter? filter, QuestionOptions? options, Func<Row, T> read, [EnumeratorCancellation] CancellationToken stop)
    {
        using var run = await StartAsync(question, filter, options, stop).ConfigureAwait(false);
        var columns = Row.ColumnsOf(run.Reader);
        while (run.Read())
        {
            yield return read(new Row(run.Reader, columns));
        }
    }

    private async Task<T> OneAsync<T>(string question, QuestionFilter? filter, QuestionOptions? options, Func<Row, T> read, CancellationToken stop)
    {
        using var run = await StartAsync(question, filter, options, stop).ConfigureAwait(false);
        run.Read();
        return read(new Row(run.Reader, Row.ColumnsOf(run.Reader)));
    }

    private Task<QuestionRun> StartAsync(string question, QuestionFilter? filter, QuestionOptions? options, CancellationToken stop) =>
        QuestionRun.StartAsync(_directory, NamedQuestion.Find(question)!, filter ?? QuestionFilter.All, options ?? new QuestionOptions(), stop);
}
