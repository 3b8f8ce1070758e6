using System.Diagnostics;
using System.Globalization;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>A tag of a call, as text.</summary>
internal readonly struct TagValue(Tag tag, string text)
{
    /// <summary>Longer values are cut: a tag is a word to group by, not a document.</summary>
    public const int LongestText = 1024;

    private readonly Tag _tag = tag;
    private readonly string _text = text;

    /// <summary>A value as text that is the same in every culture; null where there is none, and where the value's own code throws, which is counted.</summary>
    public static string? TextOf<T>(T value)
    {
        try
        {
            var text = value switch
            {
                null => null,
                string given => given,
                bool flag => flag ? "true" : "false",
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
            return text is { Length: > LongestText } ? text[..LongestText] : text;
        }
        catch (Exception)
        {
            JournalWriter.Current.CountCaptureFault();
            return null;
        }
    }

    public static unsafe void Write(Slot* slot, List<TagValue>? tags)
    {
        foreach (var tag in tags ?? [])
        {
            tag.Write(slot);
        }
    }

    /// <summary>Writes the tag as a continuation of the call, which must still be open.</summary>
    public unsafe void Write(Slot* slot)
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
            Name = _tag.IdIn(dictionary),
            Start = Stopwatch.GetTimestamp(),
            Error = dictionary.Intern(_text),
            Extra = slot->Extra,
        };
        Volatile.Write(ref extra->Commit, Slot.CommitWord(SlotKind.Tag, dictionary.Ordinal));
        slot->Extra = seq;
    }
}
