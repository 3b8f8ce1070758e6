using System.Diagnostics;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Context;

/// <summary>Writes records that stand for themselves: events of sessions and tasks, and values recorded by hand.</summary>
internal static unsafe class EventRecord
{
    /// <summary>Records that something happened to the session or task of the context.</summary>
    public static void Write(EventKind kind, CallContext context, TaskResult result = TaskResult.Success)
    {
        var thread = ThreadJournal.Current;
        var slot = thread.Take(out _);
        if (slot == null)
        {
            return;
        }

        var dictionary = thread.Segment.Dictionary;
        *slot = new Slot
        {
            Start = Stopwatch.GetTimestamp(),
            Parent = thread.ParentIn(Flow.Current),
            Context = context.IdIn(dictionary),
            Status = (byte)result,
            Flags = (byte)kind,
            Thread = thread.Thread,
        };
        Commit(slot, SlotKind.Event, dictionary);
    }

    /// <summary>Records a value in the running code's context.</summary>
    public static void Write(string name, double value, string unit)
    {
        var thread = ThreadJournal.Current;
        var slot = thread.Take(out _);
        if (slot == null)
        {
            return;
        }

        var dictionary = thread.Segment.Dictionary;
        var flow = Flow.Current;
        *slot = new Slot
        {
            Name = Math.Max(0, Generated.V1.Measurement.Intern(dictionary, name, unit)),
            Start = Stopwatch.GetTimestamp(),
            Value = value,
            Parent = thread.ParentIn(flow),
            Context = (flow?.Context ?? CallContext.Process).IdIn(dictionary),
            Thread = thread.Thread,
        };
        Commit(slot, SlotKind.Metric, dictionary);
    }

    /// <summary>Records a value that was captured in the call with the span <paramref name="parent"/>; what is not a number is not.</summary>
    public static void Write(Generated.V1.Measurement measurement, double value, ulong parent, Flow? flow)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        var thread = ThreadJournal.Current;
        var slot = thread.Take(out _);
        if (slot == null)
        {
            return;
        }

        var dictionary = thread.Segment.Dictionary;
        *slot = new Slot
        {
            Name = measurement.IdIn(dictionary),
            Start = Stopwatch.GetTimestamp(),
            Value = value,
            Flags = SlotFlags.Captured,
            Parent = parent,
            Context = (flow?.Context ?? CallContext.Process).IdIn(dictionary),
            Thread = thread.Thread,
        };
        Commit(slot, SlotKind.Metric, dictionary);
    }

    private static void Commit(Slot* slot, SlotKind kind, DictionaryWriter dictionary) =>
        Volatile.Write(ref slot->Commit, Slot.CommitWord(kind, dictionary.Ordinal));
}
