using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>Ends the record of a call. The commit word is stored last; whatever belongs to the call is committed before it.</summary>
internal static unsafe class CallEnd
{
    public static void Succeed(Slot* slot, long end)
    {
        Stop(slot, end);
        Commit(slot);
    }

    /// <summary>Says how long the call took, and what it used where that is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stop(Slot* slot, long end)
    {
        if ((slot->Flags & SlotFlags.Measured) != 0)
        {
            CallResources.Close(slot);
        }

        slot->Duration = end - slot->Start;
    }

    /// <summary>Ends the call with an exception. A null slot, a call that was dropped, is left alone.</summary>
    public static void Fail(Slot* slot, Exception error)
    {
        if (slot == null)
        {
            return;
        }

        Stop(slot, Stopwatch.GetTimestamp());
        FailStopped(slot, error);
    }

    /// <summary>Ends a call whose duration stands already with an exception. A null slot is left alone.</summary>
    public static void FailStopped(Slot* slot, Exception error)
    {
        if (slot != null)
        {
            Describe(slot, error);
            Commit(slot);
        }
    }

    /// <summary>Says in the record how the call failed, without committing it.</summary>
    public static void Describe(Slot* slot, Exception error) => Fail(slot, StatusOf(error), error);

    /// <summary>Ends the call where its task has ended, or is null; false where the task is still running.</summary>
    public static bool TryEnd(Slot* slot, Task? task)
    {
        if (slot == null)
        {
            return true;
        }

        if (task is { IsCompleted: false })
        {
            return false;
        }

        End(slot, task);
        return true;
    }

    /// <summary>Ends the call as its task has ended.</summary>
    public static void End(Slot* slot, Task? task)
    {
        Stop(slot, Stopwatch.GetTimestamp());
        if (task is { IsFaulted: true })
        {
            var error = TaskFaults.Peek(task);
            Fail(slot, error is null ? CallStatus.Failure : StatusOf(error), error);
        }
        else if (task is { IsCanceled: true })
        {
            slot->Status = (byte)CallStatus.Cancelled;
        }

        Commit(slot);
    }

    /// <summary>Stops the clock of a call that has ended well, so that values can be captured before its record is committed.</summary>
    public static Captures BeginCaptures(Slot* slot)
    {
        if (slot != null)
        {
            Stop(slot, Stopwatch.GetTimestamp());
        }

        return new Captures(slot);
    }

    /// <summary>Writes a captured value as a continuation of the call.</summary>
    public static void Capture(Slot* slot, Measurement measurement, double value)
    {
        var thread = ThreadJournal.Current;
        var extra = thread.Take(out var seq);
        if (extra == null)
        {
            return;
        }

        var dictionary = thread.Segment.Dictionary;
        *extra = new Slot
        {
            Name = measurement.IdIn(dictionary),
            Start = slot->Start + slot->Duration,
            Value = value,
            Context = (Flow.Current?.Context ?? CallContext.Process).IdIn(dictionary),
            Extra = slot->Extra,
        };
        Volatile.Write(ref extra->Commit, Slot.CommitWord(SlotKind.Capture, dictionary.Ordinal));
        slot->Extra = seq;
    }

    public static void CommitCaptured(Slot* slot)
    {
        if (slot != null)
        {
            Commit(slot);
        }
    }

    private static void Fail(Slot* slot, CallStatus status, Exception? error)
    {
        slot->Status = (byte)status;
        if (error is not null)
        {
            slot->Error = JournalWriter.Current.SegmentOf(slot)?.Dictionary.Intern(error.GetType().FullName ?? error.GetType().Name) ?? 0;
            slot->Detail = ErrorMessage.Hash(error);
        }
    }

    /// <summary>Ends a call whose duration stands already.</summary>
    public static void Commit(Slot* slot, CallStatus status, Exception? error)
    {
        Fail(slot, status, error);
        Commit(slot);
    }

    /// <summary>Records a call that threw before there was a record of it.</summary>
    public static void FailAtOnce(Site site, long start, List<TagValue>? tags, Exception error)
    {
        var slot = Recorder.Begin(ThreadJournal.Current, Flow.Current, site, start, out _);
        if (slot != null)
        {
            TagValue.Write(slot, tags);
            Fail(slot, error);
        }
    }

    public static CallStatus StatusOf(Exception error) => error switch
    {
        TimeoutException or OperationCanceledException { InnerException: TimeoutException } => CallStatus.Timeout,
        OperationCanceledException => CallStatus.Cancelled,
        _ => CallStatus.Failure,
    };

    /// <summary>Ends a call of which everything stands. What its slot holds must not be read any more.</summary>
    public static void Commit(Slot* slot) =>
        Volatile.Write(ref slot->Commit, (slot->Commit & ~0xFFu) | (uint)SlotKind.Call);
}
