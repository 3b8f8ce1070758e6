using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Status;

/// <summary>
/// <c>status.json</c>: what the last drain left, for whoever wants to know without opening the database. It replaces the file in one step.
/// The database is the truth: without this file nothing is lost but the answer.
/// </summary>
internal sealed record StatusFile
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public int SchemaVersion { get; init; }

    public required StoredTotals Totals { get; init; }

    /// <summary>Fingerprint of the prices and names of models that the database follows.</summary>
    public string? Prices { get; init; }

    public long Dropped { get; init; }

    public long DictionaryFaults { get; init; }

    public long CaptureFaults { get; init; }

    /// <summary>What recording costs, as far as it is known.</summary>
    public RecordingOverhead? Overhead { get; init; }

    /// <summary>Size and time of the database after the drain: another file in its place is not what this file speaks of.</summary>
    public long DatabaseBytes { get; init; }

    public DateTime DatabaseWrittenAt { get; init; }

    /// <summary>Segments that lay in the journal after the drain, and what of them is taken.</summary>
    public IReadOnlyList<SegmentEntry> Segments { get; init; } = [];

    /// <summary>A segment, and what its header counted.</summary>
    public sealed record SegmentEntry(
        Guid Source, uint Ordinal, bool Complete, IReadOnlyList<SlotRun> Taken, long Dropped, long DictionaryFaults, long CaptureFaults);

    /// <summary>Whether the database is the one that this file speaks of, unchanged.</summary>
    public bool IsOf(DataDirectory directory)
    {
        var file = new FileInfo(directory.DatabaseFile);
        return file.Exists && file.Length == DatabaseBytes && file.LastWriteTimeUtc == DatabaseWrittenAt && !File.Exists(StoreFiles.Log(directory));
    }

    /// <summary>Says of each segment what is taken of it.</summary>
    public void ApplyTo(IEnumerable<SourceState> sources)
    {
        var known = Segments.ToDictionary(static segment => (segment.Source, segment.Ordinal));
        foreach (var (source, segment) in sources.SelectMany(static source => source.Segments, static (source, segment) => (source, segment)))
        {
            if (known.TryGetValue((source.Journal.Id, segment.Reader.Ordinal), out var entry))
            {
                segment.IsComplete = entry.Complete;
                foreach (var run in entry.Taken)
                {
                    run.AddTo(segment.Taken);
                }
            }
        }
    }

    /// <summary>Reads the file; null where there is none, or none that can be read.</summary>
    public static StatusFile? Read(DataDirectory directory)
    {
        try
        {
            using var stream = new FileStream(StoreFiles.Status(directory), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize(stream, StatusJson.Default.StatusFile) is { Version: CurrentVersion } file ? file : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the file. A disk that is full leaves the old one.</summary>
    public void Write(DataDirectory directory)
    {
        var path = StoreFiles.Status(directory);
        try
        {
            File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, StatusJson.Default.StatusFile));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only an answer is lost; the next drain writes it again.
        }
    }
}

/// <summary>Reading and writing without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatusFile))]
internal sealed partial class StatusJson : JsonSerializerContext;
