using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PerfGen.Runtime.Journal;

/// <summary>
/// The 64 bytes that a record takes in a segment: one cache line, written by the call's own thread, committed by storing <see cref="Commit"/> last.
/// </summary>
/// <remarks>
/// <para>
/// A tracked call takes its slot when it begins: site, start, parent and context are written, then the commit word with <see cref="SlotKind.OpenCall"/>.
/// When it ends, duration and status are written, then the commit word with <see cref="SlotKind.Call"/>. So a call that is open when its process dies
/// is found without a second record, and the call's place in the journal is its span id.
/// </para>
/// <para>
/// Memory order: every commit word is a release store and is read with acquire. A reader that sees a kind sees every field written before it.
/// A slot whose commit word has another generation than its segment is empty, so recycled memory needs no clearing.
/// </para>
/// <para>The meaning of the fields after <see cref="Start"/> depends on the kind; the names here are those of a call.</para>
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct Slot
{
    public const int Size = 64;

    /// <summary>Kind in the low 8 bits, generation of the segment in the high 24. Stored last, with release; 0 is a slot never used.</summary>
    [FieldOffset(0)] public uint Commit;

    /// <summary>Dictionary id of the <c>Site</c> (calls), metric (metrics and captures) or string (tags and facts: the name; usages: the model; costs: the currency). Events: none.</summary>
    [FieldOffset(4)] public int Name;

    /// <summary>Stopwatch ticks when the call began, or when the value was recorded; a time that somebody said stands here as a <see cref="ToldTime"/>.</summary>
    [FieldOffset(8)] public long Start;

    /// <summary>Stopwatch ticks that the call took; valid once it has ended.</summary>
    [FieldOffset(16)] public long Duration;

    /// <summary>A metric's value, in the place of the duration.</summary>
    [FieldOffset(16)] public double Value;

    /// <summary>Span id of the surrounding call of the same source; 0 is none.</summary>
    [FieldOffset(24)] public ulong Parent;

    /// <summary>Dictionary id of the context; 0 is none.</summary>
    [FieldOffset(32)] public int Context;

    /// <summary>A <see cref="CallStatus"/> (calls), a <see cref="TaskResult"/> (ends of tasks), a <see cref="Journal.EventKind"/> stands in <see cref="Flags"/>.</summary>
    [FieldOffset(36)] public byte Status;

    /// <summary><see cref="SlotFlags"/>. For an event: its <see cref="Journal.EventKind"/>, for a fact its <see cref="FactKind"/>.</summary>
    [FieldOffset(37)] public byte Flags;

    /// <summary>How many calls this record stands for; 0 is 1. Of an event: 1 where somebody said it by hand.</summary>
    [FieldOffset(38)] public ushort Weight;

    /// <summary>Managed id of the thread on which the call began.</summary>
    [FieldOffset(40)] public int Thread;

    /// <summary>Dictionary id of the error's type (calls), the value (tags), the text (facts) or the message id (usages); 0 is none.</summary>
    [FieldOffset(44)] public int Error;

    /// <summary>Span id of the newest continuation record of the call; 0 is none. Continuations chain by the same field.</summary>
    [FieldOffset(48)] public ulong Extra;

    /// <summary>Hash of an error's message, amount of a cost in billionths, sum of a usage's tokens where only that is known plus 1, or 0.</summary>
    [FieldOffset(56)] public long Detail;

    // Kind TokenUsage lays five counts over the fields after Start; its chain link stays at 48 and its context at 32 is not used.
    [FieldOffset(16)] public int TokensPrompt;
    [FieldOffset(20)] public int TokensCompletion;
    [FieldOffset(32)] public int TokensCacheRead;
    [FieldOffset(40)] public int TokensCacheWrite;
    [FieldOffset(44)] public int TokensReasoning;

    // Kind Resources lays three numbers over the same fields; -1 is unknown. Until its call ends they are what its thread and the process had used when it began.
    [FieldOffset(8)] public long AllocatedBytes;
    [FieldOffset(16)] public long CpuNanoseconds;
    [FieldOffset(24)] public long GcPauseNanoseconds;

    // Neighbouring fields as one store each, for the beginning of a call. The thread's id stands in the low half, as every supported processor is little-endian.
    [FieldOffset(32)] public Vector128<int> ContextToError;
    [FieldOffset(48)] public Vector128<long> ExtraAndDetail;

    public static uint CommitWord(SlotKind kind, uint generation) => (uint)kind | (generation << 8);

    public static SlotKind KindOf(uint commit, uint generation) =>
        (commit >> 8) == (generation & 0x00FF_FFFF) ? (SlotKind)(commit & 0xFF) : SlotKind.Empty;
}
