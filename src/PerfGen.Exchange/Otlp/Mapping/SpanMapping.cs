using System.Text;
using PerfGen.Exchange.Otlp.Model;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Inbox;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// Spans become calls: the instrumentation is the type, the span's name the method. Its parent is its caller where both come in one request; trace and span are tags
/// in any case, and the parent that came with another request.
/// </summary>
internal static class SpanMapping
{
    private const int MostOfMetric = 200;

    private static readonly string[] Kinds = ["", "internal", "server", "client", "producer", "consumer"];

    /// <summary>Records spans.</summary>
    public static void Write(IReadOnlyList<OtlpGroup<OtlpSpan>> groups, ImportBatch batch, Refusals refusals)
    {
        var accepted = new List<(OtlpSpan Span, InboxCall Call, WorkContext Whose)>();
        var places = new Dictionary<(string, string), int>();
        foreach (var group in groups)
        {
            foreach (var span in group.Items)
            {
                var (call, whose) = (CallOf(span, group), Whose.Of(group.Resource, span.Attributes));
                if ((OfIds(span) ?? OfTimes(span) ?? batch.Objection(call, whose)) is { } objection)
                {
                    refusals.Add($"a span is not recorded: {objection}");
                }
                else if (places.TryAdd((span.TraceId, span.SpanId), accepted.Count + 1))
                {
                    accepted.Add((span, call, whose));
                }
                else
                {
                    refusals.Add("a span is not recorded: it comes twice in the request");
                }
            }
        }

        foreach (var (span, call, whose) in accepted)
        {
            var parent = places.GetValueOrDefault((span.TraceId, span.ParentId));
            batch.Call(call with { Parent = parent }, whose);
            Tag(batch, span, isParentElsewhere: parent == 0 && span.ParentId.Any(static digit => digit != '0'));
            if (whose.Session is not null && span.Attributes.Text(GenAi.Operation) == GenAi.ExecuteTool && span.Attributes.Text(GenAi.Tool) is { } tool)
            {
                // What settings switch off of a session is no loss of the span.
                batch.Fact(FactKind.Tool, tool, whose, (long)span.Start);
            }
        }
    }

    /// <summary>The metric of a span without one: its name in snake_case, and that it is a time.</summary>
    public static string MetricOf(string name)
    {
        var metric = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(name[i - 1]))
                {
                    metric.Append('_');
                }

                metric.Append(char.ToLowerInvariant(c));
            }
            else if (metric.Length > 0 && metric[^1] != '_')
            {
                metric.Append('_');
            }
        }

        if (metric.Length == 0 || !char.IsAsciiLetter(metric[0]))
        {
            metric.Insert(0, "span_");
        }

        metric.Length = Math.Min(metric.Length, MostOfMetric);
        return metric.ToString().TrimEnd('_') + "_time";
    }

    private static InboxCall CallOf(OtlpSpan span, OtlpGroup<OtlpSpan> group)
    {
        var type = group.Scope.Length == 0 ? "otlp" : group.Scope;
        var error = span.IsError ? span.Attributes.Text("error.type") ?? span.Exception : null;
        var thread = span.Attributes.Number("thread.id") is { } id and >= 0 and <= int.MaxValue ? (int)id : 0;
        var method = new SiteEntry(Whose.Service(group.Resource) ?? "otlp", $"otlp:{type}/{span.Name}", type, span.Name, MetricOf(span.Name), null, null);
        return new InboxCall(
            method, (long)Math.Min(span.Start, long.MaxValue), span.End >= span.Start ? (long)Math.Min(span.End - span.Start, long.MaxValue) : -1,
            span.IsError ? StatusOf(error) : CallStatus.Success, error, ErrorHash(span), thread, 0, GenAi.Usage(span.Attributes));
    }

    private static CallStatus StatusOf(string? error) =>
        error is null ? CallStatus.Failure
        : error.Contains("timeout", StringComparison.OrdinalIgnoreCase) || error.EndsWith("DEADLINE_EXCEEDED", StringComparison.Ordinal) ? CallStatus.Timeout
        : error.EndsWith("OperationCanceledException", StringComparison.Ordinal) || error.EndsWith("TaskCanceledException", StringComparison.Ordinal)
            || error.Equals("cancelled", StringComparison.OrdinalIgnoreCase) || error.EndsWith("CancelledError", StringComparison.Ordinal) ? CallStatus.Cancelled
        : CallStatus.Failure;

    /// <summary>Messages may hold what nobody meant to record: they are told apart by a hash.</summary>
    private static long ErrorHash(OtlpSpan span) => span.IsError && span.StatusMessage.Length > 0 ? Runtime.Calls.ErrorMessage.Hash(span.StatusMessage) : 0;

    private static string? OfIds(OtlpSpan span) =>
        span.TraceId.Length != 32 || span.TraceId.All(static digit => digit == '0') ? "its trace id is not 16 bytes"
        : span.SpanId.Length != 16 || span.SpanId.All(static digit => digit == '0') ? "its span id is not 8 bytes"
        : null;

    private static string? OfTimes(OtlpSpan span) =>
        span.Start == 0 || span.Start > long.MaxValue ? "it has no begin" : span.End < span.Start ? "it ends before it begins" : null;

    private static void Tag(ImportBatch batch, OtlpSpan span, bool isParentElsewhere)
    {
        batch.Tag("trace_id", span.TraceId);
        batch.Tag("span_id", span.SpanId);
        if (isParentElsewhere)
        {
            batch.Tag("parent_span_id", span.ParentId);
        }

        if (span.Kind > 0 && span.Kind < Kinds.Length)
        {
            batch.Tag("span_kind", Kinds[span.Kind]);
        }

        Kept.Tag(batch, span.Attributes);
    }
}
