using System.ComponentModel;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>Tags of a call that is running. Lives on the stack of its thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Tags
{
    private readonly Slot* _slot;
    private readonly List<TagValue>? _kept;

    internal Tags(Slot* slot) => _slot = slot;

    /// <summary>Kept until there is a record that they can be tags of.</summary>
    internal Tags(List<TagValue>? kept) => _kept = kept;

    /// <summary>Records a tag. A null records nothing; neither does a value whose own code throws, which is counted.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="value">Its value: recorded as text, in the invariant culture, of at most 1,024 characters.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Record<T>(Tag tag, T value)
    {
        if ((_slot == null && _kept is null) || tag is null || TagValue.TextOf(value) is not { } text)
        {
            return;
        }

        if (_kept is not null)
        {
            _kept.Add(new TagValue(tag, text));
        }
        else
        {
            new TagValue(tag, text).Write(_slot);
        }
    }

    /// <summary>A getter on the way to a value threw: counted, not recorded.</summary>
    public void Faulted() => JournalWriter.Current.CountCaptureFault();
}
