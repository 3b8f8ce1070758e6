using System.Runtime.CompilerServices;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <content>Tags of what the call was given.</content>
public readonly unsafe ref partial struct Call
{
    /// <summary>Where tags of the call go that are known before its method runs. A sampled call, of which many are one record, has none.</summary>
    public Tags Tags
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Recorder.IsEnabled ? TaggedRecord(_state, _place) : null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Slot* TaggedRecord(object? state, nint place)
    {
        if (state is null)
        {
            return JoinedRecord((ulong)place);
        }

        return (place & IsCounted) == 0 ? (Slot*)(place & ~Marks) : null;
    }

    /// <summary>Of a body whose call its wrapper records: the wrapper's record. None where the call was dropped, or nothing is recorded.</summary>
    internal static Slot* JoinedRecord(ulong span) => span != 0 ? ThreadJournal.Current.Joined : null;
}
