using System.Runtime.CompilerServices;

namespace PerfGen.Runtime.Journal;

/// <summary>What an entry of a dictionary file describes. The numbers are part of the file format.</summary>
internal enum DictionaryEntryKind : byte
{
    /// <summary>The process that writes: name, machine, version.</summary>
    Source = 1,

    /// <summary>A string: the type of an error, the name or value of a tag.</summary>
    String = 2,

    /// <summary>A tracked method.</summary>
    Site = 3,

    /// <summary>Whose work: session, task, task type, agent, model, cli.</summary>
    Context = 4,

    /// <summary>A metric: name and unit.</summary>
    Metric = 5,

    /// <summary>A pair of clock readings: monotonic ticks and UTC nanoseconds.</summary>
    Anchor = 6,
}

/// <summary>A field of a dictionary entry. The numbers are part of the file format; a reader skips those it does not know.</summary>
internal enum DictionaryField : byte
{
    Text = 1,
    Assembly = 2,
    DocumentationId = 3,
    Type = 4,
    Method = 5,
    Metric = 6,
    Unit = 7,
    Session = 8,
    Task = 9,
    TaskType = 10,
    Agent = 11,
    Model = 12,
    Cli = 13,
    ProcessName = 14,
    Machine = 15,
    Version = 16,
    Origin = 17,
    Run = 18,
}

/// <summary>
/// A thing that records refer to by number. The number is looked up once per segment and remembered with the segment's ordinal,
/// so that the hot path compares one word.
/// </summary>
public abstract class DictionaryEntry
{
    // Ordinal of the segment in the high half, id in the low half: one word, so that a reader never sees the id of another segment.
    private long _known;

    private protected DictionaryEntry()
    {
    }

    /// <summary>The entry's number in the segment that this dictionary belongs to; 0 where the dictionary could not be written.</summary>
    internal int IdIn(DictionaryWriter dictionary) => TryGetId(dictionary.Ordinal, out var id) ? id : Intern(dictionary);

    /// <summary>The number that was remembered for the segment of this ordinal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetId(uint ordinal, out int id)
    {
        var known = Volatile.Read(ref _known);
        id = (int)known;
        return (uint)(known >>> 32) == ordinal;
    }

    /// <summary>Says which number it has in the segment of this ordinal. For an entry that is written to no journal.</summary>
    internal void Assume(uint ordinal, int id) => Volatile.Write(ref _known, ((long)ordinal << 32) | (uint)id);

    /// <summary>Finds or writes the entry; <see cref="DictionaryWriter.Fault"/> where that failed, 0 where there is nothing to write.</summary>
    private protected abstract int InternIn(DictionaryWriter dictionary);

    private int Intern(DictionaryWriter dictionary)
    {
        var id = InternIn(dictionary);
        if (id == DictionaryWriter.Fault)
        {
            return 0;
        }

        Assume(dictionary.Ordinal, id);
        return id;
    }
}
