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
        var (at, origin) = (SegmentState.ToTime(frame.At), Manual);
        var calls = frame.Records!.OfType<InboxCall>().Select(static call => call.Seq).ToArray();
        long tagged = 0;
        foreach (var record in frame.Records!)
        {
            switch (record)
            {
                case InboxScope scope:
                    context = scope.Context is { } whose ? batch.Add(whose) : null;
                    (at, origin) = (SegmentState.ToTime(scope.At), scope.Origin);
                    break;
                case InboxCall call:
                    Add(inbox, call, context, calls, origin);
                    tagged = call.Seq;
                    break;
                case InboxTag tag:
                    batch.Tags.Add(new TagRow { Source = inbox.Id, Call = tagged, Name = batch.Strings.Add(tag.Name), Value = batch.Strings.Add(tag.Text) });
                    break;
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
                        Origin = origin,
                    });
                    tagged = metric.Seq;
                    break;
                case InboxUsage { Usage: var usage }:
                    batch.Pricing.Price(batch, Row(inbox, record.Seq, at, context, usage, origin));
                    break;
            }
        }
    }

    /// <summary>A call, and the tokens that it took as a usage of its own.</summary>
    private void Add(InboxState inbox, InboxCall call, int? context, long[] calls, byte origin)
    {
        var row = new CallRow
        {
            Source = inbox.Id,
            Seq = call.Seq,
            Method = batch.Methods.Add(call.Method),
            Context = context,
            StartedAt = SegmentState.ToTime(call.Start),
            Duration = call.Duration,
            Status = (byte)call.Status,
            Parent = call.Parent > 0 && call.Parent <= calls.Length ? calls[call.Parent - 1] : null,
            Thread = call.Thread,
            Error = call.Error is not null || call.ErrorHash != 0 ? batch.Errors.Add(new StoredError(call.Error is { } error ? batch.Strings.Add(error) : null, call.ErrorHash)) : null,
            Weight = 1,
        };
        if (call.Usage is { } usage)
        {
            var used = Row(inbox, call.Seq, row.StartedAt, context, usage, origin, row);
            batch.Pricing.Price(batch, used);
        }

        batch.Calls.Add(row);
    }

    private UsageRow Row(InboxState inbox, long seq, DateTimeOffset at, int? context, TokenUsage usage, byte origin, CallRow? call = null)
    {
        var tokens = new Tokens((int?)usage.Prompt, (int?)usage.Completion, (int?)usage.CacheRead, (int?)usage.CacheWrite, (int?)usage.Reasoning);
        return new UsageRow
        {
            Source = inbox.Id,
            Seq = seq,
            RecordedAt = at,
            Context = context,
            Method = call?.Method,
            CapturedBy = call,
            Model = batch.Pricing.Models.Normal(usage.Model),
            MessageId = usage.MessageId,
            IsCumulative = usage.IsCumulative,
            IsBatch = usage.IsBatch,
            Tokens = tokens,
            Total = usage.Total ?? tokens.Total,
            Cost = usage.Cost,
            Currency = usage.Cost is null ? null : batch.Strings.Add(usage.Currency),
            CostOrigin = usage.Cost is null ? null : (byte)0,
            Origin = origin,
        };
    }
}
