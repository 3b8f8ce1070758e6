using System.Runtime.CompilerServices;

namespace PerfGen.Benchmarks.Cost;

/// <summary>Calls whose task really suspends: a source that the loop completes by hand, on the same thread, so that no scheduler is measured.</summary>
internal sealed class SuspendedWork
{
    private TaskCompletionSource<int> _pending = new();

    /// <summary>What is called.</summary>
    public enum Kind
    {
        Bare,
        Tracked,
        BareValue,
        TrackedValue,
        TrackedLeafValue,
    }

    public void Run(int operations, Kind kind)
    {
        for (var i = 0; i < operations; i++)
        {
            _pending = new TaskCompletionSource<int>();
            var caller = kind switch
            {
                Kind.Bare => CallBare(),
                Kind.Tracked => CallTracked(),
                Kind.BareValue => CallBareValue(),
                Kind.TrackedValue => CallTrackedValue(),
                _ => CallTrackedLeafValue(),
            };
            _pending.SetResult(i);
            if (!caller.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The caller's continuation did not run on this thread: the measurement would include the scheduler.");
            }
        }
    }

    private async Task<int> CallBare() => await Bare();

    private async Task<int> CallTracked() => await Tracked();

    private async Task<int> CallBareValue() => await BareValue();

    private async Task<int> CallTrackedValue() => await TrackedValue();

    private async Task<int> CallTrackedLeafValue() => await TrackedLeafValue();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<int> Bare() => await _pending.Task;

    [MethodImpl(MethodImplOptions.NoInlining)]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> BareValue() => await _pending.Task;

    [TrackPerformance("suspended_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public async Task<int> Tracked() => await _pending.Task;

    [TrackPerformance("suspended_value_work_time", Agent = "bench")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> TrackedValue() => await _pending.Task;

    [TrackPerformance("suspended_leaf_work_time", Agent = "bench", IsLeaf = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> TrackedLeafValue() => await _pending.Task;
}
