using System.Text.Json.Serialization;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Output;

/// <summary>What a drain did, as JSON: <c>perfgen.drain/1</c>.</summary>
internal static class DrainJson
{
    public static void Write(Stream output, DrainResult result)
    {
        System.Text.Json.JsonSerializer.Serialize(output, new DrainDocument
        {
            Calls = result.Calls,
            Values = result.Metrics,
            Events = result.Events,
            Waiting = result.Waiting,
            SourcesFinished = result.SourcesFinished,
            HeldBy = result.HeldBy,
            Warnings = result.Warnings,
            Problems = result.Problems,
            ElapsedSeconds = result.Elapsed.TotalSeconds,
        }, CliJson.ForPeople.DrainDocument);
        output.WriteByte((byte)'\n');
    }

    internal sealed record DrainDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.drain/1";

        public long Calls { get; init; }

        public long Values { get; init; }

        public long Events { get; init; }

        public long Waiting { get; init; }

        public int SourcesFinished { get; init; }

        public FileHolder? HeldBy { get; init; }

        public required IReadOnlyList<TokenWarning> Warnings { get; init; }

        public required IReadOnlyList<string> Problems { get; init; }

        public double ElapsedSeconds { get; init; }
    }
}
