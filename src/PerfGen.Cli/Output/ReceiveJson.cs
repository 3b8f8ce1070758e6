using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfGen.Exchange.Otlp;

namespace PerfGen.Cli.Output;

/// <summary>What <c>perfgen receive</c> says as JSON, one document a line: <c>perfgen.receive.listening/1</c> when it begins, <c>perfgen.receive.summary/1</c> when it ends.</summary>
internal static class ReceiveJson
{
    public static void Write(Stream output, Listening document) => Write(output, document, CliJson.InLines.Listening);

    public static void Write(Stream output, Summary document) => Write(output, document, CliJson.InLines.ReceiveSummary);

    private static void Write<T>(Stream output, T document, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(output, document, type);
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    internal sealed record Listening
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.receive.listening/1";

        public required string Url { get; init; }

        public required string DataDirectory { get; init; }
    }

    internal sealed record Summary
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.receive.summary/1";

        public long Requests { get; init; }

        public long Repeated { get; init; }

        public long Failed { get; init; }

        public long Calls { get; init; }

        public long Values { get; init; }

        public long Usages { get; init; }

        public long Refused { get; init; }

        public required IReadOnlyList<Reason> Reasons { get; init; }

        /// <summary>Records that are in the journals and not in the database yet.</summary>
        public long Waiting { get; init; }

        public double ElapsedSeconds { get; init; }

        public static Summary Of(OtlpReceiverStatistics statistics, long waiting, TimeSpan elapsed) => new()
        {
            Requests = statistics.Requests,
            Repeated = statistics.Repeated,
            Failed = statistics.Failed,
            Calls = statistics.Calls,
            Values = statistics.Values,
            Usages = statistics.Usages,
            Refused = statistics.Refused,
            Reasons = [.. statistics.Reasons.Select(static reason => new Reason(reason.Key, reason.Value))],
            Waiting = waiting,
            ElapsedSeconds = elapsed.TotalSeconds,
        };
    }

    /// <summary>Why something was not recorded.</summary>
    internal sealed record Reason(string Text, long Count);
}
