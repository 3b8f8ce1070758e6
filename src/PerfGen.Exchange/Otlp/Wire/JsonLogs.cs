using System.Text.Json;
using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of logs.</summary>
internal static class JsonLogs
{
    public static List<OtlpGroup<OtlpLog>> Read(ReadOnlyMemory<byte> body) => JsonFields.Groups(body, "resourceLogs", "scopeLogs", "logRecords", Log);

    private static OtlpLog Log(JsonElement log) => new()
    {
        Time = log.Fixed("timeUnixNano"),
        Observed = log.Fixed("observedTimeUnixNano"),
        EventName = log.Text("eventName"),
        Body = log.Object("body") is { } body ? JsonFields.Value(body) as string : null,
        Attributes = log.Attributes(),
    };
}
