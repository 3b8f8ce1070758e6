using System.Text.Json.Serialization;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Output;

/// <summary>The status as JSON: <c>perfgen.status/1</c>.</summary>
internal static class StatusJson
{
    public static void Write(Stream output, StoreStatus status)
    {
        System.Text.Json.JsonSerializer.Serialize(output, new Document
        {
            DataDirectory = status.DataDirectory,
            Exists = status.Exists,
            Database = status.DatabaseBytes is { } bytes ? new Database(status.DatabaseFile, bytes, status.Stored) : null,
            Waiting = status.Waiting,
            Dropped = status.Dropped,
            Folded = status.Folded,
            DictionaryFaults = status.DictionaryFaults,
            CaptureFaults = status.CaptureFaults,
            Overhead = status.Overhead,
            HeldBy = status.HeldBy,
            Journals = status.Sources,
            Problems = status.Problems,
        }, CliJson.ForPeople.Document);
        output.WriteByte((byte)'\n');
    }

    internal sealed record Document
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.status/1";

        public required string DataDirectory { get; init; }

        public bool Exists { get; init; }

        public Database? Database { get; init; }

        public long Waiting { get; init; }

        public long Dropped { get; init; }

        public long Folded { get; init; }

        public long DictionaryFaults { get; init; }

        public long CaptureFaults { get; init; }

        public RecordingOverhead? Overhead { get; init; }

        public FileHolder? HeldBy { get; init; }

        public required IReadOnlyList<SourceStatus> Journals { get; init; }

        public required IReadOnlyList<string> Problems { get; init; }
    }

    internal sealed record Database(string File, long Bytes, StoredTotals? Stored);
}
