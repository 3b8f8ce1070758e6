using System.Globalization;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Output;

/// <summary>Shows the status of a data directory.</summary>
internal static class StatusText
{
    public static void Write(TextWriter output, StoreStatus status, int? width, bool colour, (string File, DateTimeOffset WrittenAt)? summary = null)
    {
        var writer = new StyledWriter(output, colour);
        if (!status.Exists || (status.DatabaseBytes is null && status.Sources.Count == 0))
        {
            writer.WriteLine($" Nothing recorded yet in {status.DataDirectory}.");
            writer.WriteLine(" Add the package PerfGen and [TrackPerformance] to a method, and run your program");
            writer.WriteLine(" here; or name the folder that it records into with --dir.");
            return;
        }

        var database = Database(status);
        writer.WriteLine($" {Shown(status.DataDirectory, width - database.Length - 4)} · {database}", TextStyle.Bold);
        writer.WriteLine($" waiting  {Waiting(status)}");
        if (status.HeldBy is { } holder)
        {
            writer.WriteLine($" open in  {holder}: nothing is drained before it closes the file", TextStyle.Warning);
        }

        writer.WriteLine($" dropped  {Human.Count(status.Dropped)}{Faults(status)}", status.Dropped > 0 ? TextStyle.Bad : TextStyle.Plain);
        if (status.Folded > 0)
        {
            writer.WriteLine($" folded   {Human.Things(status.Folded, "call")} kept as counts and histograms only: the journals were full; run 'perfgen drain' more often", TextStyle.Warning);
        }

        if (Cost(status.Overhead) is { } cost)
        {
            writer.WriteLine($" cost     {cost}");
        }

        if (summary is { } newest)
        {
            writer.WriteLine($" summary  {Path.GetFileName(newest.File)}, written {Human.Ago(DateTimeOffset.UtcNow - newest.WrittenAt)}");
        }

        WriteJournals(writer, status, width);
    }

    private static string? Cost(RecordingOverhead overhead)
    {
        var parts = new List<string>();
        if (overhead.CallNanoseconds is { } call)
        {
            parts.Add($"{Human.Duration(call / 1e9)} a call" + (overhead.ColdCallNanoseconds is { } cold ? $" ({Human.Duration(cold / 1e9)} cold)" : ""));
        }

        if (overhead.RowNanoseconds is { } row)
        {
            parts.Add($"{Human.Duration(row / 1e9)} a record to drain");
        }

        return parts.Count == 0 ? null : string.Join(", ", parts) + "; measured here";
    }

    private static string Database(StoreStatus status)
    {
        if (status.DatabaseBytes is not { } bytes)
        {
            return "no database yet";
        }

        var size = $"{Path.GetFileName(status.DatabaseFile)} {Human.Size(bytes)}";
        return status.Stored is not { } stored
            ? size + ", contents unknown until the next drain"
            : $"{size}, {Human.Things(stored.Calls, "call")}{(stored.Since is { } since ? " since " + since.ToLocalTime().ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : "")}";
    }

    private static string Waiting(StoreStatus status)
    {
        if (status.Waiting == 0)
        {
            return "nothing";
        }

        var journals = status.Sources.Count(static source => source.Waiting > 0);
        return $"{Human.Things(status.Waiting, "record")} in {Human.Things(journals, "journal")}; safe, and loaded by 'perfgen drain'";
    }

    private static string Faults(StoreStatus status) =>
        (status.DictionaryFaults == 0 ? "" : $", {Human.Things(status.DictionaryFaults, "name")} lost")
        + (status.CaptureFaults == 0 ? "" : $", {Human.Things(status.CaptureFaults, "value")} whose getter threw");

    private static void WriteJournals(StyledWriter writer, StoreStatus status, int? width)
    {
        if (status.Sources.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        var table = new TextTable(
            new("journal of", IsFlexible: true), new("process", IsNumber: true), new("state"), new("segments", IsNumber: true), new("size", IsNumber: true),
            new("waiting", IsNumber: true), new("dropped", IsNumber: true));
        foreach (var source in status.Sources)
        {
            table.Add(
                CellWidth.Printable(source.ProcessName ?? "(unknown)"), source.ProcessId.ToString(CultureInfo.InvariantCulture),
                source.IsAlive switch { true => "running", false => "ended", null => "unknown" },
                Human.Count(source.Segments), Human.Size(source.Bytes), Human.Count(source.Waiting), Human.Count(source.Dropped));
        }

        table.Write(writer, width, margin: 1);
    }

    /// <summary>The path as the user would type it, where it lies below the working directory; where there is no room for it, its end.</summary>
    private static string Shown(string path, int? room)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        return room is { } most && shown.Length > most ? string.Concat("…", shown.AsSpan(Math.Clamp(shown.Length - most + 1, 0, shown.Length))) : shown;
    }
}
