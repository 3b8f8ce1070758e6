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
internal sealed class Collector(Batch batch, HashSet<(Guid Source, ulong Seq)> deferred, List<string> problems)
{
    // A chain is as long as the values that one call captured. A longer one is damage.
    private const int LongestChain = 10_000;

    private readonly JournalRecord[] _records = new JournalRecord[SegmentReader.SlotsPerChunk];
    private readonly List<(SegmentState Segment, JournalRecord Record)> _chain = [];

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

    private bool TakeUsage(SourceState source, SegmentState segment, in JournalRecord record)
    {
        if (!TryReadWhole(source, segment, record))
        {
            return false;
        }

        var tokens = default(Tokens);
        (long Billionths, int? Currency, byte Origin)? cost = null;
        foreach (var (place, continuation) in _chain)
        {
            if (continuation.Kind == SlotKind.TokenUsage)
            {
                tokens = Tokens.From(continuation.Tokens).Or(tokens);
            }
            else
            {
                cost = (continuation.Detail, place.Text(batch, continuation.Name), (byte)continuation.Status);
            }

            place.Take(continuation.Seq);
        }

        batch.Pricing.Price(batch, new UsageRow
        {
            Source = source.Id,
            Seq = (long)record.Seq,
            RecordedAt = segment.Time(record.StartTicks),
            Context = segment.Context(batch, record.Context),
            Call = Call(record.Parent),
            Model = batch.Pricing.Models.Normal(segment.Said(record.Name)),
            MessageId = segment.Said(record.Error),
            IsCumulative = record.IsCumulative,
            IsBatch = record.IsBatch,
            Tokens = tokens,
            Total = record.TokensTotal ?? tokens.Total,
            Cost = cost?.Billionths / 1_000_000_000m,
            Currency = cost?.Currency,
            CostOrigin = cost?.Origin,
            Origin = 1,
        });
        segment.Take(record.Seq);
        return true;
    }

    /// <summary>Reads the continuations of a record; false where it has to be left for a newer listing, in which they may be.</summary>
    private bool TryReadWhole(SourceState source, SegmentState segment, in JournalRecord record)
    {
        if (TryReadChain(source, record.Continuation))
        {
            return true;
        }

        if (deferred.Add((source.Journal.Id, record.Seq)))
        {
            HasDeferred = true;
            return false;
        }

        segment.LostContinuations++;
        return true;
    }

    private bool TakeCall(SourceState source, SegmentState segment, in JournalRecord record)
    {
        if (!TryReadWhole(source, segment, record))
        {
            return false;
        }

        var row = new CallRow
        {
            Source = source.Id,
            Seq = (long)record.Seq,
            Method = segment.Method(batch, record.Name),
            Context = segment.Context(batch, record.Context),
            StartedAt = segment.Time(record.StartTicks),
            Duration = record.IsTimed ? Math.Max(segment.Reader.ToNanoseconds(record.DurationTicks), 0) : null,
            Status = (byte)record.Status,
            Parent = Call(record.Parent),
            Thread = record.Thread,
            Error = segment.Text(batch, record.Error),
            ErrorHash = record.Error != 0 || record.Detail != 0 ? record.Detail : null,
            Weight = (ushort)record.Weight,
        };
        foreach (var (place, continuation) in _chain)
        {
            Add(row, source, place, continuation);
            place.Take(continuation.Seq);
        }

        if (row.Tokens.AreKnown || row.Cost is not null)
        {
            batch.Pricing.Price(batch, row);
        }

        batch.Calls.Add(row);
        segment.Take(record.Seq);
        return true;
    }

    /// <summary>Reads the continuations of a call, the newest first; false where one is not to be had. What was read until then stays in the chain.</summary>
    private bool TryReadChain(SourceState source, ulong seq)
    {
        _chain.Clear();
        while (seq != 0)
        {
            if (_chain.Count == LongestChain)
            {
                _chain.Clear();
                return false;
            }

            if (source.Find(seq) is not { } segment || segment.IsTaken(seq) || !segment.Reader.TryRead(seq, out var record)
                || record.Kind is not (SlotKind.Capture or SlotKind.Tag or SlotKind.TokenUsage or SlotKind.Cost or SlotKind.Resources))
            {
                return false;
            }

            _chain.Add((segment, record));
            seq = record.Continuation;
        }

        return true;
    }

    private void Add(CallRow row, SourceState source, SegmentState segment, in JournalRecord record)
    {
        switch (record.Kind)
        {
            case SlotKind.Capture when double.IsFinite(record.Value):
                var name = segment.Metric(batch, record.Name);
                var metric = batch.Metrics.Entries[name];
                row.Tokens = row.Tokens.Or(metric.Name, metric.Unit, record.Value);
                batch.Values.Add(Value(source, segment, record, row.Context, row.Method, row.Seq, manual: false));
                break;
            case SlotKind.Tag:
                batch.Tags.Add(new TagRow { Source = source.Id, Call = row.Seq, Name = segment.Text(batch, record.Name) ?? batch.Strings.Add("unknown"), Value = segment.Text(batch, record.Error) });
                break;
            case SlotKind.TokenUsage:
                row.Tokens = Tokens.From(record.Tokens).Or(row.Tokens);
                break;
            case SlotKind.Cost when row.Cost is null:
                row.Cost = record.Detail / 1_000_000_000m;
                row.Currency = segment.Text(batch, record.Name);
                row.CostOrigin = (byte)record.Status;
                break;
            case SlotKind.Resources:
                (row.AllocatedBytes, row.CpuNanoseconds, row.GcPauseNanoseconds) = record.Resources;
                break;
            default:
                segment.LostContinuations++;
                break;
        }
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
