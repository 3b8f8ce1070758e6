using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Keeps the summaries of days and weeks in the data directory: <c>summaries/2025-11-29.json</c>, <c>summaries/2025-W48.json</c>. On by default.</summary>
/// <remarks>Each is written anew while its period lasts, and once more after its end; then it stays. A file is replaced whole, so that none is ever half written.</remarks>
public static class Summaries
{
    /// <summary>Name of the folder in the data directory.</summary>
    public const string FolderName = "summaries";

    private const int MostBack = 31;

    /// <summary>Writes the summaries of the present day and week, and of the ones before where theirs are not final.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="now">The present.</param>
    /// <param name="stop">Stops between two of them.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(DataDirectory directory, DateTimeOffset now, CancellationToken stop = default)
    {
        var settings = PerfSettings.Load(directory);
        var form = settings.Text("metrics.reporting.export_format");
        var written = new List<string>();
        foreach (var (kind, path) in new[] { (PeriodKind.Daily, "metrics.reporting.daily_summary"), (PeriodKind.Weekly, "metrics.reporting.weekly_report") })
        {
            if (!settings.IsOn(path) || !File.Exists(directory.DatabaseFile))
            {
                continue;
            }

            string FileOf(ReportPeriod period) => Path.Combine(directory.Path, FolderName, period.Name + form switch { "markdown" => ".md", "text" => ".txt", _ => ".json" });
            foreach (var period in Open(ReportPeriod.Parse("today", kind, now)!, FileOf).Reverse())
            {
                var report = await PeriodReport.LoadAsync(directory, period, stop).ConfigureAwait(false);
                if (!report.Totals.IsEmpty)
                {
                    Replace(FileOf(period), Content(report, form), now);
                    written.Add(FileOf(period));
                }
            }
        }

        return written;
    }

    /// <summary>The present period and the one before; of earlier ones those whose file was made before they ended.</summary>
    private static IEnumerable<ReportPeriod> Open(ReportPeriod present, Func<ReportPeriod, string> fileOf)
    {
        var period = present;
        for (var back = 0; back <= MostBack; back++, period = period.Previous)
        {
            var file = fileOf(period);
            var exists = File.Exists(file);
            if (exists ? File.GetLastWriteTimeUtc(file) < period.To.UtcDateTime : back <= 1)
            {
                yield return period;
            }
        }
    }

    private static byte[] Content(PeriodReport report, string? form)
    {
        using var output = new MemoryStream();
        if (form is not ("markdown" or "text"))
        {
            PeriodJson.Write(output, report);
            return output.ToArray();
        }

        using (var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" })
        {
            if (form == "markdown")
            {
                PeriodMarkdown.Write(text, report);
            }
            else
            {
                PeriodText.Write(text, report);
            }
        }

        return output.ToArray();
    }

    private static void Replace(string file, byte[] content, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var part = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllBytes(part, content);
        File.SetLastWriteTimeUtc(part, now.UtcDateTime);
        File.Move(part, file, overwrite: true);
    }
}
