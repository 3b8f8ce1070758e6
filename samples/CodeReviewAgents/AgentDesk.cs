using System.Collections.Concurrent;
using System.Diagnostics;
using PerfGen;

namespace CodeReviewAgents;

/// <summary>Where agents work: as many at once as there are places, each in a task of its own. Thread-safe.</summary>
internal sealed class AgentDesk(int places) : IDisposable
{
    private readonly SemaphoreSlim _places = new(places);
    private readonly ConcurrentQueue<AgentFailure> _failures = [];

    /// <summary>What could not be done so far.</summary>
    public IReadOnlyList<AgentFailure> Failures => [.. _failures];

    /// <summary>Waits for a place, and lets the agent work there.</summary>
    /// <param name="agent">Who works.</param>
    /// <param name="taskType">The kind of work.</param>
    /// <param name="subject">On what.</param>
    /// <param name="work">The work.</param>
    /// <param name="stop">Ends the wait and, as far as the work heeds it, the work: the task is then recorded as cancelled.</param>
    /// <param name="priority">How urgent the work is.</param>
    public async Task<T> RunAsync<T>(
        string agent, string taskType, string subject, Func<AgentJob, Task<T>> work, CancellationToken stop, TaskPriority priority = TaskPriority.Medium)
    {
        var asked = Stopwatch.GetTimestamp();
        await _places.WaitAsync(stop);
        try
        {
            using var task = Perf.BeginTask($"{agent}:{subject}", type: taskType, agent: agent, priority: priority, queueTime: Stopwatch.GetElapsedTime(asked));
            var job = new AgentJob(agent);
            try
            {
                var result = await Task.Run(() => work(job), stop);
                task.Complete(job.Result);
                return result;
            }
            catch (OperationCanceledException)
            {
                task.Complete(TaskResult.Cancelled);
                throw;
            }
            finally
            {
                foreach (var failure in job.Failures)
                {
                    _failures.Enqueue(failure);
                    task.Notes.Issue($"{failure.Subject}: {failure.Why}");
                }
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
