namespace PerfGen.Runtime.Journal.Reading;

/// <summary>A record as it stands in the journal: numbers only. Names are resolved by its segment's <see cref="DictionaryReader"/>, times by its <see cref="SegmentReader"/>.</summary>
public readonly struct JournalRecord
{
    private readonly Slot _slot;

    internal JournalRecord(in Slot slot, SlotKind kind, ulong seq)
    {
        _slot = slot;
        Kind = kind;
        Seq = seq;
    }

    /// <summary>What the record is.</summary>
    public SlotKind Kind { get; }

    /// <summary>Place in the source, from 1; a call's span id. Unique with the source.</summary>
    public ulong Seq { get; }

    /// <summary>Dictionary id of the site (calls), the metric (metrics and captures), the name (tags), the model (usages) or the currency (costs).</summary>
    public int Name => _slot.Name;

    /// <summary>Monotonic ticks when the call began or the value was recorded.</summary>
    public long StartTicks => _slot.Start;

    /// <summary>Monotonic ticks that a call took.</summary>
    public long DurationTicks => _slot.Duration;

    /// <summary>Whether <see cref="DurationTicks"/> says something: the call has ended, and was timed.</summary>
    public bool IsTimed => Kind is SlotKind.Call or SlotKind.OpenSample && (_slot.Flags & SlotFlags.Untimed) == 0;

    /// <summary>Value of a metric or capture.</summary>
    public double Value => _slot.Value;

    /// <summary>Whether a metric's value was captured from its call, not recorded by hand.</summary>
    public bool IsCaptured => Kind == SlotKind.Capture || (Kind == SlotKind.Metric && (_slot.Flags & SlotFlags.Captured) != 0);

    /// <summary>Seq of the surrounding call; 0 is none.</summary>
    public ulong Parent => _slot.Parent;

    /// <summary>Dictionary id of the context; 0 is none.</summary>
    public int Context => _slot.Context;

    /// <summary>How a call ended.</summary>
    public CallStatus Status => Kind == SlotKind.OpenCall ? CallStatus.Unfinished : (CallStatus)_slot.Status;

    /// <summary>How a task ended.</summary>
    public TaskResult Result => (TaskResult)_slot.Status;

    /// <summary>What happened, for an event.</summary>
    public EventKind Event => (EventKind)_slot.Flags;

    /// <summary>Whether an event was said by hand, as an assessment is.</summary>
    public bool IsManual => Kind == SlotKind.Event && _slot.Weight == 1;

    /// <summary>What is said, for a fact; its text is <see cref="Error"/>, its number <see cref="Value"/>, a tag's name <see cref="Name"/>.</summary>
    public FactKind Fact => (FactKind)_slot.Flags;

    /// <summary>Whether the counts of a usage go up over the session.</summary>
    public bool IsCumulative => Kind == SlotKind.Usage && (_slot.Flags & SlotFlags.Cumulative) != 0;

    /// <summary>Whether a usage was asked for in a batch.</summary>
    public bool IsBatch => Kind == SlotKind.Usage && (_slot.Flags & SlotFlags.Batch) != 0;

    /// <summary>Sum of a usage's tokens, where only that is known; null otherwise.</summary>
    public long? TokensTotal => Kind == SlotKind.Usage && _slot.Detail > 0 ? _slot.Detail - 1 : null;

    /// <summary>How many calls the record stands for.</summary>
    public int Weight => Math.Max((int)_slot.Weight, 1);

    /// <summary>Managed id of the thread on which it began.</summary>
    public int Thread => _slot.Thread;

    /// <summary>Dictionary id of the type of a call's error, of a tag's value, a fact's text or a usage's message id; 0 is none.</summary>
    public int Error => _slot.Error;

    /// <summary>Hash of a call's error message; amount of a cost in billionths.</summary>
    public long Detail => _slot.Detail;

    /// <summary>Seq of the newest continuation of a call, and of a continuation the next older one; 0 is none. All are committed before the call is.</summary>
    public ulong Continuation => _slot.Extra;

    /// <summary>Tokens of a <see cref="SlotKind.TokenUsage"/> record: prompt, completion, cache read, cache write, reasoning. -1 is unknown.</summary>
    public (int Prompt, int Completion, int CacheRead, int CacheWrite, int Reasoning) Tokens =>
        (_slot.TokensPrompt, _slot.TokensCompletion, _slot.TokensCacheRead, _slot.TokensCacheWrite, _slot.TokensReasoning);

    /// <summary>What a <see cref="SlotKind.Resources"/> record says that its call used: bytes allocated, nanoseconds of processor time, nanoseconds in which the collector had stopped the process. Null is unknown.</summary>
    public (long? AllocatedBytes, long? CpuNanoseconds, long? GcPauseNanoseconds) Resources
    {
        get
        {
            static long? Known(long value) => value < 0 ? null : value;
            return (Known(_slot.AllocatedBytes), Known(_slot.CpuNanoseconds), Known(_slot.GcPauseNanoseconds));
        }
    }
}
