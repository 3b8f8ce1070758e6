using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Reads records that are not taken yet into a batch, and takes them.</summary>
/// <param name="batch">Where to.</param>
/// <param name="deferred">
/// Calls that an earlier round left because a continuation could not be read. All continuations are committed before their call, so with a listing
/// that is newer than the reading of the call they are there, or gone for good; then the call is taken without them.
/// </param>
/// <param name="problems">Takes what is wrong with files, a sentence each.</param>
internal sealed partial class Collector(Batch batch, HashSet<(Guid Source, ulong Seq)> deferred, List<string> problems)
{
    private readonly JournalRecord[] _records = new JournalRecord[SegmentReader.SlotsPerChunk];

    /// <summary>Whether records are left that could be taken by another round.</summary>
    public bool IsMoreLeft { get; private set; }

    /// <summary>Whether calls were left for a round with a newer listing.</summary>
    public bool HasDeferred { get; private set; }

    /// <summary>Kinds of records that this version does not know.</summary>
    public bool MetUnknownKind { get; private set; }

    /// <summary>Reads a source.</summary>
    public void Collect(SourceState source)
    {
        var isWhole = true;
        foreach (var segment in source.Segments.Where(static segment => !segment.IsComplete))
        {
            if (!segment.TryClaim(source.IsDead, problems))
            {
                isWhole = false;
                continue;
            }

            segment.TakeFold(batch, problems);
            isWhole &= Collect(source, segment, Take);
            if (IsMoreLeft)
            {
                return;
            }
        }

        if (source.IsDead && isWhole)
        {
            Finish(source);
        }

        foreach (var segment in source.Segments)
        {
            if (!segment.IsComplete && segment.Reader.ChunksMissing == 0 && segment.IsFull)
            {
                segment.IsComplete = segment.IsChanged = true;
            }
        }
    }

    private delegate bool TakeRecord(SourceState source, SegmentState segment, in JournalRecord record);

    /// <summary>False where a record had to be left.</summary>
    private bool Collect(SourceState source, SegmentState segment, TakeRecord take)
    {
        var isWhole = true;
        for (var chunk = 0; chunk < segment.Reader.ChunksTaken; chunk++)
        {
            var count = segment.Reader.ReadChunk(chunk, segment.Taken[chunk], source.IsDead, _records);
            for (var i = 0; i < count; i++)
            {
                // A call may have taken its continuations out of this very chunk.
                if (segment.IsTaken(_records[i].Seq))
                {
                    continue;
                }

                if (batch.IsFull)
                {
                    IsMoreLeft = true;
                    return false;
                }

                isWhole &= take(source, segment, _records[i]);
            }
        }

        return isWhole;
    }

    /// <summary>The process is dead and every call is taken: what is left belongs to no call that could be found, and nothing will follow.</summary>
    private void Finish(SourceState source)
    {
        foreach (var segment in source.Segments.Where(static segment => !segment.IsComplete))
        {
            Collect(source, segment, TakeOrphan);
            if (IsMoreLeft)
            {
                return;
            }
        }

        foreach (var segment in source.Segments.Where(static segment => !segment.IsComplete))
        {
            segment.IsComplete = segment.IsChanged = true;
        }

        source.IsFinished = true;
    }

    private bool Take(SourceState source, SegmentState segment, in JournalRecord record)
    {
        switch (record.Kind)
        {
            case SlotKind.Call or SlotKind.OpenCall or SlotKind.OpenSample:
                return TakeCall(source, segment, record);
            case SlotKind.Metric:
                batch.Values.Add(Value(source, segment, record, segment.Context(batch, record.Context), method: null, Call(record.Parent), manual: !record.IsCaptured));
                break;
            case SlotKind.Event:
                batch.Events.Add(new EventRow
                {
                    Source = source.Id,
                    Seq = (long)record.Seq,
                    HappenedAt = segment.Time(record.StartTicks),
                    Kind = (byte)record.Event,
                    Context = segment.Context(batch, record.Context),
                    Result = (byte)record.Result,
                    Parent = Call(record.Parent),
                    Origin = record.IsManual ? (byte)1 : (byte)0,
                });
                break;
            case SlotKind.Fact:
                batch.Facts.Add(new FactRow
                {
                    Source = source.Id,
                    Seq = (long)record.Seq,
                    HappenedAt = segment.Time(record.StartTicks),
                    Context = segment.Context(batch, record.Context),
                    Kind = (byte)record.Fact,
                    Name = segment.Said(record.Name),
                    Text = segment.Said(record.Error),
                    Value = record.Value,
                });
                break;
            case SlotKind.Usage:
                return TakeUsage(source, segment, record);
            case SlotKind.Capture or SlotKind.Tag or SlotKind.TokenUsage or SlotKind.Cost or SlotKind.Resources:
                return true; // With its call.
            default:
                MetUnknownKind = true;
                return false;
        }

        segment.Take(record.Seq);
        return true;
    }

    private bool TakeOrphan(SourceState source, SegmentState segment, in JournalRecord record)
    {
        if (record.Kind == SlotKind.Capture && double.IsFinite(record.Value))
        {
            batch.Values.Add(Value(source, segment, record, segment.Context(batch, record.Context), method: null, call: null, manual: false));
        }
        else
        {
            segment.LostContinuations++;
        }

        segment.Take(record.Seq);
        return true;
    }

    private MetricRow Value(SourceState source, SegmentState segment, in JournalRecord record, int? context, int? method, long? call, bool manual) => new()
    {
        Source = source.Id,
        Seq = (long)record.Seq,
        RecordedAt = segment.Time(record.StartTicks),
        Name = segment.Metric(batch, record.Name),
        Value = record.Value,
        Context = context,
        Method = method,
        Call = call,
        Origin = manual ? (byte)1 : (byte)0,
    };

    private static long? Call(ulong seq) => seq == 0 ? null : (long)seq;
}
