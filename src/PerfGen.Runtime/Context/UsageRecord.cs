using System.Diagnostics;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Context;

/// <summary>Writes tokens and cost that were recorded by hand: their counts and amount first, then the head that names them.</summary>
internal static unsafe class UsageRecord
{
    private const int Unknown = -1;

    /// <param name="usage">What passed the checks.</param>
    /// <param name="context">Whose work it is.</param>
    /// <param name="ticks">When; null is now.</param>
    public static void Write(TokenUsage usage, CallContext context, long? ticks)
    {
        var thread = ThreadJournal.Current;
        ulong newest = 0;
        if ((usage.Prompt ?? usage.Completion ?? usage.CacheRead ?? usage.CacheWrite ?? usage.Reasoning) is not null && !TryWriteTokens(usage, thread, ref newest))
        {
            return;
        }

        if (usage.Cost is { } cost && !TryWriteCost(cost, usage.Currency, thread, ref newest))
        {
            return;
        }

        var slot = thread.Take(out _);
        if (slot == null)
        {
            return;
        }

        var dictionary = thread.Segment.Dictionary;
        *slot = new Slot
        {
            Name = usage.Model is { } model ? dictionary.Intern(model) : 0,
            Start = ticks ?? Stopwatch.GetTimestamp(),
            Parent = thread.ParentIn(Flow.Current),
            Context = context.IdIn(dictionary),
            Flags = (byte)((usage.IsCumulative ? SlotFlags.Cumulative : 0) | (usage.IsBatch ? SlotFlags.Batch : 0)),
            Thread = thread.Thread,
            Error = usage.MessageId is { } message ? dictionary.AppendText(message) : 0,
            Extra = newest,
            Detail = usage.Total is { } total ? total + 1 : 0,
        };
        Volatile.Write(ref slot->Commit, Slot.CommitWord(SlotKind.Usage, dictionary.Ordinal));
    }

    private static bool TryWriteTokens(TokenUsage usage, ThreadJournal thread, ref ulong newest)
    {
        static int Of(long? count) => count is { } known ? (int)known : Unknown;

        var slot = thread.Take(out var seq);
        if (slot == null)
        {
            return false;
        }

        *slot = new Slot
        {
            TokensPrompt = Of(usage.Prompt),
            TokensCompletion = Of(usage.Completion),
            TokensCacheRead = Of(usage.CacheRead),
            TokensCacheWrite = Of(usage.CacheWrite),
            TokensReasoning = Of(usage.Reasoning),
            Extra = newest,
        };
        Volatile.Write(ref slot->Commit, Slot.CommitWord(SlotKind.TokenUsage, thread.Segment.Dictionary.Ordinal));
        newest = seq;
        return true;
    }

    private static bool TryWriteCost(decimal cost, string currency, ThreadJournal thread, ref ulong newest)
    {
        var slot = thread.Take(out var seq);
        if (slot == null)
        {
            return false;
        }

        var dictionary = thread.Segment.Dictionary;
        *slot = new Slot { Name = dictionary.Intern(currency), Extra = newest, Detail = Billionths(cost) };
        Volatile.Write(ref slot->Commit, Slot.CommitWord(SlotKind.Cost, dictionary.Ordinal));
        newest = seq;
        return true;
    }

    /// <summary>An amount as the store keeps it: nine digits after the point.</summary>
    public static long Billionths(decimal amount) => (long)decimal.Round(amount * 1_000_000_000m);
}
