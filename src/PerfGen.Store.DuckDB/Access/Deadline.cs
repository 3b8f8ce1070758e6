using System.Diagnostics;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>How long something may still be waited for.</summary>
internal sealed class Deadline(TimeSpan wait)
{
    // Between two tries. A drainer that lets go of the file pauses longer than that, so that whoever waits gets in.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(3);

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Long enough for everybody who polls to have tried.</summary>
    public static TimeSpan Yield { get; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits a moment; false where the time is over.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public bool Pause(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(_start) >= wait)
        {
            return false;
        }

        stop.WaitHandle.WaitOne(Interval);
        return true;
    }
}
