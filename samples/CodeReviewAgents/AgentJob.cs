using CodeReviewAgents.Sources;
using PerfGen;

namespace CodeReviewAgents;

/// <summary>The work of one agent on one project: files that it cannot handle are noted, and do not keep it from the next. For one thread at a time.</summary>
internal sealed class AgentJob(string agent)
{
    private readonly List<AgentFailure> _failures = [];
    private int _done;

    public IReadOnlyList<AgentFailure> Failures => _failures;

    /// <summary>What the task comes to.</summary>
    public TaskResult Result => _failures.Count == 0 ? TaskResult.Success
        : _done > 0 ? TaskResult.Partial
        : _failures.TrueForAll(static failure => failure.IsTimeout) ? TaskResult.Timeout
        : TaskResult.Failure;

    /// <summary>Does the work on each file.</summary>
    public Task<List<T>> ForEachAsync<T>(IEnumerable<SourceFile> files, Func<SourceFile, ValueTask<T>> work, CancellationToken stop) =>
        ForEachAsync(files, static file => file.Name, work, stop);

    /// <summary>Does the work, which waits for nothing, on each file that has been parsed.</summary>
    public Task<List<T>> ForEachAsync<T>(IEnumerable<ParsedFile> files, Func<ParsedFile, T> work, CancellationToken stop) =>
        ForEachAsync(files, static file => file.File.Name, file => new ValueTask<T>(work(file)), stop);

    /// <summary>Notes that something could not be done.</summary>
    public void Fail(string subject, Exception error) => _failures.Add(new AgentFailure(agent, subject, error));

    private async Task<List<TResult>> ForEachAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, string> nameOf, Func<TItem, ValueTask<TResult>> work, CancellationToken stop)
    {
        var results = new List<TResult>();
        foreach (var item in items)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                results.Add(await work(item));
                _done++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fail(nameOf(item), error);
            }
        }

        return results;
    }
}
