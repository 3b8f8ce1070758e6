using System.Text.Json.Serialization;

namespace PerfGen.Cli.Output;

/// <summary>What was recorded, as JSON: <c>perfgen.recorded/1</c>.</summary>
internal static class RecordedJson
{
    public static void Write(Stream output, Document document)
    {
        System.Text.Json.JsonSerializer.Serialize(output, document, CliJson.ForPeople.RecordedDocument);
        output.WriteByte((byte)'\n');
    }

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.recorded/1";

        public string DataDirectory { get; init; } = "";

        public string? SessionId { get; init; }

        public string? TaskId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Values { get; init; }

        /// <summary>What settings have kept from being recorded, a sentence each.</summary>
        public IReadOnlyList<string> Withheld { get; init; } = [];
    }
}
