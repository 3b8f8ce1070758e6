namespace PerfGen.Runtime.Calls;

/// <summary>
/// The task that the caller of a tracked method gets where the method's own has not ended: it ends as that one does, with the same result,
/// exceptions or cancellation, once the call is recorded. One object; the caller's continuations run where they would have run.
/// </summary>
internal sealed class PendingTask : TaskCompletionSource
{
    private readonly Task _task;
    private readonly OpenSlot _slot;
    private readonly PendingCapture? _capture;

    private PendingTask(Task task, OpenSlot slot, PendingCapture? capture)
        : base(task.AsyncState)
    {
        _task = task;
        _slot = slot;
        _capture = capture;
    }

    public static Task Follow(Task task, OpenSlot slot, PendingCapture? capture)
    {
        slot.Suspend(hasCompleted: false);
        var pending = new PendingTask(task, slot, capture);
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(pending.OnEnded);
        return pending.Task;
    }

    private void OnEnded()
    {
        if (_capture is { } capture && _task.IsCompletedSuccessfully)
        {
            _slot.Capture(capture);
        }
        else
        {
            _slot.End(_task);
        }

        SetFromTask(_task);
    }
}

/// <inheritdoc cref="PendingTask"/>
internal sealed class PendingTask<T> : TaskCompletionSource<T>
{
    private readonly Task<T> _task;
    private readonly OpenSlot _slot;
    private readonly PendingCapture<T>? _capture;

    private PendingTask(Task<T> task, OpenSlot slot, PendingCapture<T>? capture)
        : base(task.AsyncState)
    {
        _task = task;
        _slot = slot;
        _capture = capture;
    }

    public static Task<T> Follow(Task<T> task, OpenSlot slot, PendingCapture<T>? capture)
    {
        slot.Suspend(hasCompleted: false);
        var pending = new PendingTask<T>(task, slot, capture);
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(pending.OnEnded);
        return pending.Task;
    }

    private void OnEnded()
    {
        if (_capture is { } capture && _task.IsCompletedSuccessfully)
        {
            _slot.Capture(capture, _task.Result);
        }
        else
        {
            _slot.End(_task);
        }

        SetFromTask(_task);
    }
}
