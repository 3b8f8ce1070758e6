using System.Collections.Concurrent;
using System.Diagnostics;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen;

/// <summary>
/// Times the runs of agents by hand, where a method cannot be annotated: <see cref="StartAgent"/>, <see cref="EndAgent"/>. Each run is a call of the metric
/// <c>agent_duration</c>, with its agent and command-line tool.
/// </summary>
/// <remarks>
/// Thread-safe: a run may end on another thread than it began on, and any number of runs of the same agent may overlap, since each has a mark of its own. A run
/// that is never ended is <c>unfinished</c> once the process has ended, and <c>abandoned</c> once the tracker is disposed.
/// </remarks>
public sealed class PerformanceTracker : IDisposable
{
    private static readonly Site Site = new("PerfGen.Runtime", "T:PerfGen.PerformanceTracker", "PerfGen.PerformanceTracker", "Agent", "agent_duration");

    private readonly TimeProvider _time;
    private readonly int _kept;
    private readonly ConcurrentDictionary<(string Agent, string Cli), RecentRuns> _runs = new();
    private readonly ConcurrentDictionary<AgentRun, bool> _open = new();

    /// <summary>Makes a tracker with averages of its own.</summary>
    /// <param name="time">The clock; the system's where it is null.</param>
    /// <param name="kept">Of how many of the newest runs of each agent and command-line tool an average is taken. The journal has all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kept"/> is less than 1.</exception>
    public PerformanceTracker(TimeProvider? time = null, int kept = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1);
        _time = time ?? TimeProvider.System;
        _kept = kept;
    }

    /// <summary>The tracker that a program shares.</summary>
    public static PerformanceTracker Shared { get; } = new();

    /// <summary>A run begins.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="cli">The command-line tool that it runs in.</param>
    /// <returns>The mark that <see cref="EndAgent"/> needs.</returns>
    public AgentRun StartAgent(string agent, string cli)
    {
        ArgumentException.ThrowIfNullOrEmpty(agent);
        ArgumentException.ThrowIfNullOrEmpty(cli);
        var run = new AgentRun(agent, cli, Begin(agent, cli), _time.GetTimestamp());
        _open[run] = true;
        return run;
    }

    /// <summary>A run has ended. Ending it again changes nothing, and says the same.</summary>
    /// <param name="run">What <see cref="StartAgent"/> returned.</param>
    /// <param name="status">How it ended.</param>
    /// <returns>How long it took, and when it ended.</returns>
    public AgentPerformance EndAgent(AgentRun run, CallStatus status = CallStatus.Success)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (run)
        {
            return run.Performance ?? End(run, status);
        }
    }

    /// <summary>Runs an agent, and returns its result together with its performance. An exception is recorded as the run's end and thrown on.</summary>
    /// <param name="agent">The agent; calls and values recorded in <paramref name="invoke"/> are its.</param>
    /// <param name="cli">The command-line tool that it runs in.</param>
    /// <param name="invoke">Runs it.</param>
    /// <typeparam name="T">Its result.</typeparam>
    public async Task<AgentInvocation<T>> InvokeAsync<T>(string agent, string cli, Func<Task<T>> invoke)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        var run = StartAgent(agent, cli);
        using var scope = Perf.Use(agent: agent, cli: cli);
        try
        {
            var result = await invoke().ConfigureAwait(false);
            return new AgentInvocation<T>(result, EndAgent(run));
        }
        catch (Exception error)
        {
            EndAgent(run, CallEnd.StatusOf(error));
            throw;
        }
    }

    /// <summary>The mean of the newest runs that have ended, failed ones as well; null where there is none.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="cli">The command-line tool; all where it is null.</param>
    public TimeSpan? GetAverageTime(string agent, string? cli = null)
    {
        long ticks = 0, count = 0;
        foreach (var (key, runs) in _runs)
        {
            if (key.Agent == agent && (cli is null || key.Cli == cli))
            {
                var (sum, taken) = runs.Total();
                ticks += sum;
                count += taken;
            }
        }

        return count == 0 ? null : TimeSpan.FromTicks(ticks / count);
    }

    /// <summary>The newest run that has ended; null where there is none.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="cli">The command-line tool.</param>
    public AgentPerformance? GetLast(string agent, string cli) => _runs.TryGetValue((agent, cli), out var runs) ? runs.Last : null;

    /// <summary>Ends what runs, as abandoned. The tracker can be used again.</summary>
    public void Dispose()
    {
        foreach (var run in _open.Keys)
        {
            EndAgent(run, CallStatus.Abandoned);
        }
    }

    private static unsafe OpenSlot Begin(string agent, string cli)
    {
        if (!Recorder.IsEnabled)
        {
            return default;
        }

        var flow = Flow.Current;
        var thread = ThreadJournal.Current;
        var slot = Recorder.Begin(thread, flow, Site, 0, out _);
        if (slot != null)
        {
            slot->Context = (flow?.Context ?? CallContext.Process).Of(agent, cli).IdIn(thread.Segment.Dictionary);
        }

        return new OpenSlot(slot);
    }

    private unsafe AgentPerformance End(AgentRun run, CallStatus status)
    {
        var duration = _time.GetElapsedTime(run.Start);
        var performance = new AgentPerformance(run.Agent, run.Cli, duration, _time.GetUtcNow(), status);
        run.Performance = performance;
        _open.TryRemove(run, out _);
        if (run.Slot.Slot != null)
        {
            run.Slot.Slot->Duration = (long)(duration.TotalSeconds * Stopwatch.Frequency);
            CallEnd.Commit(run.Slot.Slot, status, error: null);
        }

        if (status != CallStatus.Abandoned)
        {
            _runs.GetOrAdd((run.Agent, run.Cli), static (_, kept) => new RecentRuns(kept), _kept).Add(performance);
        }

        return performance;
    }

    /// <summary>The newest runs, in a ring.</summary>
    private sealed class RecentRuns(int kept)
    {
        private readonly long[] _ticks = new long[kept];
        private long _count;
        private long _sum;

        public AgentPerformance? Last { get; private set; }

        public void Add(AgentPerformance performance)
        {
            lock (_ticks)
            {
                ref var place = ref _ticks[_count++ % _ticks.Length];
                _sum += performance.Duration.Ticks - place;
                place = performance.Duration.Ticks;
                Last = performance;
            }
        }

        public (long Sum, long Count) Total()
        {
            lock (_ticks)
            {
                return (_sum, Math.Min(_count, _ticks.Length));
            }
        }
    }
}
