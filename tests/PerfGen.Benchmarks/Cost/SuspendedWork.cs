using System.Runtime.CompilerServices;

namespace PerfGen.Benchmarks.Cost;

/// <summary>Calls whose task really suspends: a source that the loop completes by hand, on the same thread, so that no scheduler is measured.</summary>
internal sealed class SuspendedWork
{
    private TaskCompletionSource<int> _pending = new();

    public void Run(int operations, bool tracked)
    {
        for (var i = 0; i < operations; i++)
        {
            _pending = new TaskCompletionSource<int>();
            var caller = tracked ? CallTracked() : CallBare();
            _pending.SetResult(i);
            if (!caller.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The caller's continuation did not run on this thread: the measurement would include the scheduler.");
            }
        }
    }

    private async Task<int> CallBare() => await Bare();

    private async Task<int> CallTracked() => await Tracked();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<int> Bare() => await _pending.Task;

    [TrackPerformance("suspended_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<int> Tracked() => await _pending.Task;
}
