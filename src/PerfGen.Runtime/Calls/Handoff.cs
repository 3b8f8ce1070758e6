using System.Runtime.CompilerServices;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>
/// What the wrapper around a dynamically dispatched call leaves in its thread for the body that is called: the first body that implements the method, on the
/// same receiver and with no other tracked call between, takes it and records nothing itself. At the wrapper's exit what stood before is put back.
/// </summary>
internal readonly unsafe struct Handoff(Site site, object? receiver, Slot* record, ulong span)
{
    private readonly Site? _site = site;
    private readonly object? _receiver = receiver;
    private readonly Slot* _record = record;

    /// <summary>Span of the wrapper's call, and of what runs in the body.</summary>
    public ulong Span { get; } = span;

    public static void Restore(ThreadJournal? thread, in Handoff outer)
    {
        if (thread is not null)
        {
            thread.Handoff = outer;
        }
    }

    /// <summary>The body of a class takes the call, if it is meant for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTake(ThreadJournal thread, Site site, VirtualSlot[] slots, object self, out ulong span)
    {
        if (thread.Handoff._site is not null && ReferenceEquals(thread.Handoff._receiver, self))
        {
            return TryTake(thread, site, slots, out span);
        }

        span = 0;
        return false;
    }

    /// <summary>The body of a struct takes the call, if it runs inside of the box that the call was made on: no copy of it, however equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTake<T>(ThreadJournal thread, Site site, VirtualSlot[] slots, ref readonly T self, out ulong span)
        where T : struct
    {
        if (thread.Handoff._site is not null && thread.Handoff._receiver is T && Unsafe.AreSame(in Unsafe.Unbox<T>(thread.Handoff._receiver), in self))
        {
            return TryTake(thread, site, slots, out span);
        }

        span = 0;
        return false;
    }

    private static bool TryTake(ThreadJournal thread, Site site, VirtualSlot[] slots, out ulong span)
    {
        ref var handoff = ref thread.Handoff;
        span = handoff.Span;
        if (span != thread.Span || !VirtualSlot.Contain(slots, handoff._site!))
        {
            return false;
        }

        // The record is the wrapper's, which began first and sees the end; its name is the body's, whose attribute is the more specific one.
        if (handoff._record != null)
        {
            // Nearly always the thread still writes to the record's segment; asking all segments may take a lock.
            var segment = thread.Segment.Holds(handoff._record) ? thread.Segment : JournalWriter.Current.SegmentOf(handoff._record);
            if (segment is not null)
            {
                handoff._record->Name = site.IdIn(segment.Dictionary);
            }

            if (site.Capture != CaptureOptions.None && (handoff._record->Flags & SlotFlags.Measured) == 0)
            {
                CallResources.Open(handoff._record, thread, site.Capture);
            }
        }

        thread.Joined = handoff._record;
        handoff = default;
        return true;
    }
}
