using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>What a call uses of its thread and of the process, where somebody asked: the difference of two readings, -1 where it is unknown.</summary>
/// <remarks>
/// <code>
/// call takes its slot ── Open: takes another, with the readings of now ── clock ── … ── clock ── Close: the differences, committed ── call is committed
/// </code>
/// The second slot is not committed until the call ends, so that a call that never ends has none; while it is open, the call's duration is the address of
/// that slot. So nothing lies on the heap, and the readings are outside of the call's duration.
/// </remarks>
internal static unsafe partial class CallResources
{
    private const long Unknown = -1;

    /// <summary>Takes the readings with which a call begins. Where there is no slot for them, which is counted, the call has none.</summary>
    /// <param name="call">The call's record, which has not ended.</param>
    /// <param name="thread">The running thread; what it writes to next may be another segment afterwards.</param>
    /// <param name="options">What is asked for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Open(Slot* call, ThreadJournal thread, CaptureOptions options)
    {
        var slot = thread.Take(out var seq);
        if (slot == null)
        {
            return;
        }

        // Empty, but of this life of the segment: that is all that its commit needs to know later, on whatever thread that is.
        *slot = new Slot { Commit = Slot.CommitWord(SlotKind.Empty, thread.Ordinal), Detail = (long)seq };
        call->Duration = (long)slot;
        call->Flags |= SlotFlags.Measured;
        slot->GcPauseNanoseconds = (options & CaptureOptions.GcPauses) != 0 ? GcPauseNanoseconds() : Unknown;
        slot->CpuNanoseconds = (options & CaptureOptions.CpuTime) != 0 ? ThreadCpuNanoseconds() : Unknown;
        slot->AllocatedBytes = (options & CaptureOptions.AllocatedBytes) != 0 ? GC.GetAllocatedBytesForCurrentThread() : Unknown;
    }

    /// <summary>What the recorder itself has allocated for the call until now is not the call's.</summary>
    /// <param name="call">The call's record; null where it was dropped.</param>
    public static void LeaveOutOwnAllocations(Slot* call)
    {
        if (call != null && (call->Flags & SlotFlags.Measured) != 0 && ((Slot*)call->Duration)->AllocatedBytes >= 0)
        {
            ((Slot*)call->Duration)->AllocatedBytes = GC.GetAllocatedBytesForCurrentThread();
        }
    }

    /// <summary>Takes the readings with which a call ends, and commits what it used. The call itself must be committed after it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Close(Slot* call)
    {
        var slot = (Slot*)call->Duration;
        call->Flags &= unchecked((byte)~SlotFlags.Measured);

        // Where the call has left its thread, that thread did other work meanwhile, and others did the call's.
        var isOneThreads = (call->Flags & SlotFlags.Suspended) == 0 && call->Thread == Environment.CurrentManagedThreadId;
        slot->AllocatedBytes = isOneThreads && slot->AllocatedBytes >= 0 ? GC.GetAllocatedBytesForCurrentThread() - slot->AllocatedBytes : Unknown;
        slot->CpuNanoseconds = isOneThreads && slot->CpuNanoseconds >= 0 ? ThreadCpuNanoseconds() - slot->CpuNanoseconds : Unknown;
        slot->GcPauseNanoseconds = slot->GcPauseNanoseconds >= 0 ? GcPauseNanoseconds() - slot->GcPauseNanoseconds : Unknown;
        slot->Extra = call->Extra;
        var seq = (ulong)slot->Detail;
        Volatile.Write(ref slot->Commit, slot->Commit | (uint)SlotKind.Resources);
        call->Extra = seq;
    }

    private static long GcPauseNanoseconds() => GC.GetTotalPauseDuration().Ticks * 100;

    private static long ThreadCpuNanoseconds()
    {
        const int threadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID
        return OperatingSystem.IsLinux() && clock_gettime(threadCpuTime, out var time) == 0 ? (time.Seconds * 1_000_000_000L) + time.Nanoseconds : Unknown;
    }

    // Some hundred nanoseconds, and it never waits: the collector need not know that the thread is away.
    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial int clock_gettime(int clock, out TimeSpec time);

    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
