using System.Text.Json.Serialization;
using PerfGen.Query.Advice;

namespace PerfGen.Cli.Output;

/// <summary>What an export wrote, as JSON: <c>perfgen.advice/1</c>.</summary>
internal static class AdviceJson
{
    public static void Write(Stream output, string file, AdviceExport export)
    {
        System.Text.Json.JsonSerializer.Serialize(
            output, new AdviceDocument { File = file, Methods = export.Recorded, Kept = export.Kept }, CliJson.ForPeople.AdviceDocument);
        output.WriteByte((byte)'\n');
    }

    internal sealed record AdviceDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.advice/1";

        public required string File { get; init; }

        public int Methods { get; init; }

        public int Kept { get; init; }
    }
}
