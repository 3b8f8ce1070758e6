using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>The layout is a file format: a field that moves is a field that older files lose.</summary>
public sealed class SlotLayoutTests
{
    [Fact]
    public void ASlotIsOneCacheLine()
    {
        Assert.Equal(64, Unsafe.SizeOf<Slot>());
        Assert.Equal(64, Unsafe.SizeOf<ChunkHeader>());
        Assert.Equal(4096, Unsafe.SizeOf<SegmentHeader>());
        Assert.Equal(SegmentHeader.ChunkSize, (SegmentHeader.SlotsPerChunk + 1) * Slot.Size);
    }

    [Theory]
    [InlineData(nameof(Slot.Commit), 0)]
    [InlineData(nameof(Slot.Name), 4)]
    [InlineData(nameof(Slot.Start), 8)]
    [InlineData(nameof(Slot.Duration), 16)]
    [InlineData(nameof(Slot.Value), 16)]
    [InlineData(nameof(Slot.Parent), 24)]
    [InlineData(nameof(Slot.Context), 32)]
    [InlineData(nameof(Slot.Status), 36)]
    [InlineData(nameof(Slot.Flags), 37)]
    [InlineData(nameof(Slot.Weight), 38)]
    [InlineData(nameof(Slot.Thread), 40)]
    [InlineData(nameof(Slot.Error), 44)]
    [InlineData(nameof(Slot.Extra), 48)]
    [InlineData(nameof(Slot.Detail), 56)]
    [InlineData(nameof(Slot.TokensPrompt), 16)]
    [InlineData(nameof(Slot.TokensCompletion), 20)]
    [InlineData(nameof(Slot.TokensCacheRead), 32)]
    [InlineData(nameof(Slot.TokensCacheWrite), 40)]
    [InlineData(nameof(Slot.TokensReasoning), 44)]
    [InlineData(nameof(Slot.AllocatedBytes), 8)]
    [InlineData(nameof(Slot.CpuNanoseconds), 16)]
    [InlineData(nameof(Slot.GcPauseNanoseconds), 24)]
    public void AFieldOfASlotStandsWhereItAlwaysStood(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<Slot>(field));

    [Theory]
    [InlineData(nameof(SegmentHeader.Magic), 0)]
    [InlineData(nameof(SegmentHeader.Source), 8)]
    [InlineData(nameof(SegmentHeader.ProcessId), 24)]
    [InlineData(nameof(SegmentHeader.Ordinal), 28)]
    [InlineData(nameof(SegmentHeader.FirstSeq), 32)]
    [InlineData(nameof(SegmentHeader.ChunkCount), 40)]
    [InlineData(nameof(SegmentHeader.NextChunk), 44)]
    [InlineData(nameof(SegmentHeader.ClockFrequency), 48)]
    [InlineData(nameof(SegmentHeader.AnchorTicks), 56)]
    [InlineData(nameof(SegmentHeader.AnchorUtc), 64)]
    [InlineData(nameof(SegmentHeader.Dropped), 72)]
    [InlineData(nameof(SegmentHeader.DictionaryFaults), 80)]
    [InlineData(nameof(SegmentHeader.Drained), 88)]
    [InlineData(nameof(SegmentHeader.CaptureFaults), 96)]
    [InlineData(nameof(SegmentHeader.Holed), 104)]
    [InlineData(nameof(SegmentHeader.CallCost), 112)]
    [InlineData(nameof(SegmentHeader.ColdCallCost), 116)]
    [InlineData(nameof(SegmentHeader.Touched), 120)]
    [InlineData(nameof(SegmentHeader.FoldingBy), 124)]
    public void AFieldOfTheHeaderStandsWhereItAlwaysStood(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<SegmentHeader>(field));

    [Theory]
    [InlineData(1u)]
    [InlineData(0x00FF_FFFFu)]
    [InlineData(0x0100_0001u)]
    public void ACommitWordOfAnotherGenerationIsAnEmptySlot(uint generation)
    {
        var commit = Slot.CommitWord(SlotKind.Call, generation);

        Assert.Equal(SlotKind.Call, Slot.KindOf(commit, generation));
        Assert.Equal(SlotKind.Empty, Slot.KindOf(commit, generation + 1));
        Assert.Equal(SlotKind.Empty, Slot.KindOf(0, generation));
    }

    [Theory]
    [InlineData(SlotKind.OpenCall, 1)]
    [InlineData(SlotKind.Call, 2)]
    [InlineData(SlotKind.Metric, 3)]
    [InlineData(SlotKind.Event, 4)]
    [InlineData(SlotKind.OpenSample, 5)]
    [InlineData(SlotKind.Capture, 16)]
    [InlineData(SlotKind.Tag, 17)]
    [InlineData(SlotKind.TokenUsage, 18)]
    [InlineData(SlotKind.Cost, 19)]
    [InlineData(SlotKind.Resources, 20)]
    public void AKindKeepsItsNumber(SlotKind kind, byte number) => Assert.Equal(number, (byte)kind);
}
