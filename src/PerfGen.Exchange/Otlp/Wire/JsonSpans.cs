using System.Text.Json;
using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of traces.</summary>
internal static class JsonSpans
{
    private const int Error = 2;

    public static List<OtlpGroup<OtlpSpan>> Read(ReadOnlyMemory<byte> body) => JsonFields.Groups(body, "resourceSpans", "scopeSpans", "spans", Span);

    private static OtlpSpan Span(JsonElement span)
    {
        var status = span.Object("status");
        return new OtlpSpan
        {
            TraceId = span.Hex("traceId"),
            SpanId = span.Hex("spanId"),
            ParentId = span.Hex("parentSpanId"),
            Name = span.Text("name"),
            Kind = (int)span.Whole("kind"),
            Start = span.Fixed("startTimeUnixNano"),
            End = span.Fixed("endTimeUnixNano"),
            IsError = status?.Whole("code") == Error,
            StatusMessage = status?.Text("message") ?? "",
            Exception = span.List("events").Select(static happened => happened.Attributes().Text("exception.type")).LastOrDefault(static type => type is not null),
            Attributes = span.Attributes(),
        };
    }
}
