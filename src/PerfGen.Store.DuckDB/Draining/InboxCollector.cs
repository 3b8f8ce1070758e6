using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Reads what is appended to inboxes into a batch, frame by frame, and takes it.</summary>
internal sealed class InboxCollector(Batch batch)
{
    private const byte Manual = 1;

    /// <summary>Whether frames are left that could be taken by another round.</summary>
    public bool IsMoreLeft { get; private set; }

    /// <summary>Frames that this version cannot read.</summary>
    public bool MetUnknownKind { get; private set; }

    public void Collect(InboxState inbox)
    {
        foreach (var frame in inbox.Reader.Read(inbox.Taken))
        {
            if (batch.IsFull)
            {
                IsMoreLeft = true;
                return;
            }

            if (frame.Records is null)
            {
                MetUnknownKind = true;
                return;
            }

            Take(inbox, frame);
            inbox.Taken = frame.End;
            inbox.IsChanged = true;
        }

        inbox.Unreadable = inbox.Reader.UnreadableBytes;
    }

    private void Take(InboxState inbox, InboxFrameRecords frame)
    {
        int? context = frame.Context is { } said ? batch.Add(said) : null;
        var at = SegmentState.ToTime(frame.At);
        foreach (var record in frame.Records!)
        {
            switch (record)
            {
                case InboxEvent happened:
                    batch.Events.Add(new EventRow
                    {
                        Source = inbox.Id,
                        Seq = record.Seq,
                        HappenedAt = SegmentState.ToTime(happened.At),
                        Kind = (byte)happened.Kind,
                        Context = context,
                        Result = (byte)happened.Result,
                        Origin = happened.IsManual ? Manual : (byte)0,
                    });
                    break;
                case InboxFact fact:
                    batch.Facts.Add(new FactRow
                    {
                        Source = inbox.Id,
                        Seq = record.Seq,
                        HappenedAt = at,
                        Context = context,
                        Kind = (byte)fact.Kind,
                        Name = fact.Name,
                        Text = fact.Text,
                        Value = fact.Value,
                    });
                    break;
                case InboxMetric metric:
                    batch.Values.Add(new MetricRow
                    {
                        Source = inbox.Id,
                        Seq = record.Seq,
                        RecordedAt = at,
                        Name = batch.Metrics.Add(metric.Metric),
                        Value = metric.Value,
                        Context = context,
                        Origin = Manual,
                    });
                    break;
                case InboxUsage { Usage: var usage }:
                    batch.Pricing.Price(batch, Row(inbox, record.Seq, at, context, usage));
                    break;
            }
        }
    }

    private UsageRow Row(InboxState inbox, long seq, DateTimeOffset at, int? context, TokenUsage usage)
    {
        var tokens = new Tokens((int?)usage.Prompt, (int?)usage.Completion, (int?)usage.CacheRead, (int?)usage.CacheWrite, (int?)usage.Reasoning);
        return new UsageRow
        {
            Source = inbox.Id,
            Seq = seq,
            RecordedAt = at,
            Context = context,
            Model = batch.Pricing.Models.Normal(usage.Model),
            MessageId = usage.MessageId,
            IsCumulative = usage.IsCumulative,
            IsBatch = usage.IsBatch,
            Tokens = tokens,
            Total = usage.Total ?? tokens.Total,
            Cost = usage.Cost,
            Currency = usage.Cost is null ? null : batch.Strings.Add(usage.Currency),
            CostOrigin = usage.Cost is null ? null : (byte)0,
            Origin = Manual,
        };
    }
}
