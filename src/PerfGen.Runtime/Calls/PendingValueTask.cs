using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>A slot as an argument of asynchronous methods, which take no pointers.</summary>
/// <param name="slot">The call's record; null in a body whose call its wrapper records.</param>
internal readonly unsafe struct OpenSlot(Slot* slot)
{
    public Slot* Slot { get; } = slot;

    public void Suspend(bool hasCompleted)
    {
        if (Slot != null)
        {
            Slot->Flags |= hasCompleted ? (byte)0 : SlotFlags.Suspended;
        }
    }

    public void Succeed() => CallEnd.Succeed(Slot, Stopwatch.GetTimestamp());

    public void End(Task task)
    {
        if (Slot != null)
        {
            CallEnd.End(Slot, task);
        }
    }

    public void Capture(PendingCapture capture) => capture.Run(CallEnd.BeginCaptures(Slot));

    public void Capture<T>(PendingCapture<T> capture, T result) => capture.Run(CallEnd.BeginCaptures(Slot), result);

    /// <summary>For use as an exception filter; always false.</summary>
    public bool Failed(Exception error)
    {
        CallEnd.Fail(Slot, error);
        return false;
    }
}

/// <summary>Awaits the value task of a tracked method once, and records the call before its caller goes on. The state machines are pooled.</summary>
internal static class PendingValueTask
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask Follow(ValueTask task, OpenSlot slot, PendingCapture? capture)
    {
        slot.Suspend(task.IsCompleted);
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception error) when (slot.Failed(error))
        {
            throw;
        }

        if (capture is null)
        {
            slot.Succeed();
        }
        else
        {
            slot.Capture(capture);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<T> Follow<T>(ValueTask<T> task, OpenSlot slot, PendingCapture<T>? capture)
    {
        slot.Suspend(task.IsCompleted);
        T result;
        try
        {
            result = await task.ConfigureAwait(false);
        }
        catch (Exception error) when (slot.Failed(error))
        {
            throw;
        }

        if (capture is null)
        {
            slot.Succeed();
        }
        else
        {
            slot.Capture(capture, result);
        }

        return result;
    }
}
