using System.Diagnostics;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Context;

/// <summary>Writes records that stand for themselves: events of sessions and tasks, and values recorded by hand.</summary>
internal static unsafe class EventRecord
{
    /// <summary>Records that something happened to the session or task of the context.</summary>
    public static void Write(EventKind kind, CallContext context, TaskResult result = TaskResult.Success, long? ticks = null, bool isManual = false)
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
            Start = ticks ?? Stopwatch.GetTimestamp(),
            Parent = thread.ParentIn(Flow.Current),
            Context = context.IdIn(dictionary),
            Status = (byte)result,
            Flags = (byte)kind,
            Weight = isManual ? (ushort)1 : (ushort)0,
            Thread = thread.Thread,
        };
        Commit(slot, SlotKind.Event, dictionary);
    }

    /// <summary>Records something that is said about the session or task of the context.</summary>
    public static void Write(FactKind kind, CallContext context, string? text, double value, string? name, long? ticks)
    {
        var thread = ThreadJournal.Current;
        var slot = thread.Take(out _);
        if (slot == null)
        {
            return;
        }

        // Texts are seldom said twice; remembering them would only fill the memory.
        var dictionary = thread.Segment.Dictionary;
        *slot = new Slot
        {
            Name = name is null ? 0 : dictionary.Intern(name),
            Start = ticks ?? Stopwatch.GetTimestamp(),
            Value = value,
            Parent = thread.ParentIn(Flow.Current),
            Context = context.IdIn(dictionary),
            Flags = (byte)kind,
            Thread = thread.Thread,
            Error = text is null ? 0 : dictionary.AppendText(text),
        };
        Commit(slot, SlotKind.Fact, dictionary);
    }

    /// <summary>Records a value in the running code's context.</summary>
    public static void Write(string name, double value, string unit) => Write(name, value, unit, Flow.Current?.Context ?? CallContext.Process, null);

    /// <summary>Records a value in a context.</summary>
    public static void Write(string name, double value, string unit, CallContext context, long? ticks)
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
            Name = Math.Max(0, Generated.V1.Measurement.Intern(dictionary, name, unit)),
            Start = ticks ?? Stopwatch.GetTimestamp(),
            Value = value,
            Parent = thread.ParentIn(Flow.Current),
            Context = context.IdIn(dictionary),
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
