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

    /// <summary>Does the work on each file that has been parsed.</summary>
    public List<T> ForEach<T>(IEnumerable<ParsedFile> files, Func<ParsedFile, T> work, CancellationToken stop)
    {
        var results = new List<T>();
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                results.Add(work(file));
                _done++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fail(file.File.Name, error);
            }
        }

        return results;
    }

    /// <summary>Does the work on each file.</summary>
    public async Task<List<T>> ForEachAsync<T>(IEnumerable<SourceFile> files, Func<SourceFile, ValueTask<T>> work, CancellationToken stop)
    {
        var results = new List<T>();
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                results.Add(await work(file));
                _done++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Fail(file.Name, error);
            }
        }

        return results;
    }

    /// <summary>Notes that something could not be done.</summary>
    public void Fail(string subject, Exception error) => _failures.Add(new AgentFailure(agent, subject, error));
}
