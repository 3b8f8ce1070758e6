using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <content>Tags of what the call was given.</content>
public readonly unsafe ref partial struct Call
{
    /// <summary>Where tags of the call go that are known before its method runs. A sampled call, of which many are one record, has none.</summary>
    public Tags Tags => _thread is null && _owner is not null ? default : new(_slot == null ? JoinedRecord(_thread, _outer) : _slot);

    /// <summary>Of a body whose call its wrapper records: the wrapper's record. None where the call was dropped, or nothing is recorded.</summary>
    internal static Slot* JoinedRecord(ThreadJournal? thread, ulong span) => thread is null && span != 0 ? ThreadJournal.Current.Joined : null;
}
