using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <content>Records that others continue: calls, and tokens that were recorded by hand.</content>
internal sealed partial class Collector
{
    // A chain is as long as the values that one call captured. A longer one is damage.
    private const int LongestChain = 10_000;

    private readonly List<(SegmentState Segment, JournalRecord Record)> _chain = [];

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
            Error = record.Error != 0 || record.Detail != 0 ? batch.Errors.Add(new StoredError(segment.Text(batch, record.Error), record.Detail)) : null,
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
                batch.Resources.Add(new ResourcesRow(source.Id, row.Seq, record.Resources));
                break;
            default:
                segment.LostContinuations++;
                break;
        }
    }
}
