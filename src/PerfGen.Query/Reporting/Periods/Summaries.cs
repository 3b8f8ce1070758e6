using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>Keeps the summaries of days and weeks in the data directory: <c>summaries/2025-11-29.json</c>, <c>summaries/2025-W48.json</c>. On by default.</summary>
/// <remarks>
/// Each is written anew while its period lasts, once more after its end, and then stays; that of the last period follows what is drained late. One process
/// writes at a time, and a file is replaced whole, so that none is ever half written. Thread-safe.
/// </remarks>
public static class Summaries
{
    /// <summary>Name of the folder in the data directory.</summary>
    public const string FolderName = "summaries";

    private const string LockName = ".lock";
    private const int MostBack = 31;

    /// <summary>What is drained late changes the summary of a period that is over; it is looked at so often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <summary>Writes the summaries of the present day and week, and of the ones before where theirs are not final. Where another process does, it does nothing.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="now">The present.</param>
    /// <param name="keep">How long the summary of a period that lasts stays as it is; it is always made anew where nothing is said.</param>
    /// <param name="stop">Stops between two of them.</param>
    /// <returns>The files that were written.</returns>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(DataDirectory directory, DateTimeOffset now, TimeSpan keep = default, CancellationToken stop = default)
    {
        // Without opening the database: every command comes here.
        if (!File.Exists(directory.DatabaseFile) || now - LastLook(directory) is { Ticks: >= 0 } since && since < keep)
        {
            return [];
        }

        var settings = PerfSettings.Load(directory);
        var zone = ReportZone.Find(directory, stop);
        var files = Kinds(settings).SelectMany(kind => Present(directory, settings, kind, now, zone)).Where(file => file.IsDue(now, keep)).ToArray();
        if (files.Length == 0 || TryLock(directory) is not { } held)
        {
            return [];
        }

        using (held)
        {
            var written = new List<string>();
            foreach (var file in await WithWorkAsync(directory, files, stop).ConfigureAwait(false))
            {
                stop.ThrowIfCancellationRequested();
                var report = await PeriodReport.LoadAsync(directory, file.Period, stop).ConfigureAwait(false);
                if (Replace(file.Path, Content(report, settings), now) || file.IsFirstAfterEnd(now))
                {
                    written.Add(file.Path);
                }
            }

            File.SetLastWriteTimeUtc(LockOf(directory), now.UtcDateTime);
            return written;
        }
    }

    /// <summary>The newest summary that there is, and when it was written; null where there is none.</summary>
    /// <param name="directory">The data directory.</param>
    public static (string File, DateTimeOffset WrittenAt)? Newest(DataDirectory directory)
    {
        var folder = new DirectoryInfo(Path.Combine(directory.Path, FolderName));
        var newest = folder.Exists ? folder.EnumerateFiles("2*.*").Where(static file => file.Extension is ".json" or ".md" or ".txt").MaxBy(static file => file.LastWriteTimeUtc) : null;
        return newest is null ? null : (newest.FullName, new DateTimeOffset(newest.LastWriteTimeUtc));
    }

    /// <summary>Summaries of the last day and week that should be there by now and are not: nobody has drained since, or they could not be written.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="now">The present.</param>
    /// <param name="stop">Stops asking.</param>
    /// <returns>Names of the periods.</returns>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(DataDirectory directory, DateTimeOffset now, CancellationToken stop = default)
    {
        var settings = PerfSettings.Load(directory);
        var zone = ReportZone.Find(directory, stop);
        var missing = new List<string>();
        foreach (var kind in Kinds(settings))
        {
            var last = Present(directory, settings, kind, now, zone).Single(static file => file.Back == 1);
            if (!last.IsFinal && !(await PeriodReport.LoadAsync(directory, last.Period, stop).ConfigureAwait(false)).Totals.IsEmpty)
            {
                missing.Add(last.Period.Name);
            }
        }

        return missing;
    }

    /// <summary>Those in whose period anything was worked: most often two of four, and a process that ends has no time for the others.</summary>
    private static async Task<IReadOnlyList<SummaryFile>> WithWorkAsync(DataDirectory directory, IEnumerable<SummaryFile> files, CancellationToken stop)
    {
        using var work = WorkReader.TryOpen(directory, stop);
        var found = new List<SummaryFile>();
        foreach (var file in work is null ? [] : files)
        {
            if (!(await work!.TotalsAsync(file.Period.From, file.Period.To, stop).ConfigureAwait(false)).IsEmpty)
            {
                found.Add(file);
            }
        }

        return found;
    }

    private static IEnumerable<PeriodKind> Kinds(PerfSettings settings)
    {
        if (settings.IsOn("metrics.reporting.daily_summary"))
        {
            yield return PeriodKind.Daily;
        }

        if (settings.IsOn("metrics.reporting.weekly_report"))
        {
            yield return PeriodKind.Weekly;
        }
    }

    /// <summary>The present period and those before it, the earliest first.</summary>
    private static IEnumerable<SummaryFile> Present(DataDirectory directory, PerfSettings settings, PeriodKind kind, DateTimeOffset now, TimeZoneInfo zone)
    {
        var extension = settings.Text("metrics.reporting.export_format") switch { "markdown" => ".md", "text" => ".txt", _ => ".json" };
        var period = ReportPeriod.Parse("today", kind, now, zone)!;
        var files = new Stack<SummaryFile>();
        for (var back = 0; back <= MostBack; back++, period = period.Previous)
        {
            files.Push(new SummaryFile(period, back, Path.Combine(directory.Path, FolderName, period.Name + extension)));
        }

        return files;
    }

    private static byte[] Content(PeriodReport report, PerfSettings settings)
    {
        using var output = new MemoryStream();
        var form = settings.Text("metrics.reporting.export_format");
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

    private static string LockOf(DataDirectory directory) => Path.Combine(directory.Path, FolderName, LockName);

    /// <summary>When somebody last wrote what was due; long ago where nobody did.</summary>
    private static DateTimeOffset LastLook(DataDirectory directory) => new(File.GetLastWriteTimeUtc(LockOf(directory)));

    /// <summary>Null where another process, or another thread of this one, writes.</summary>
    private static FileStream? TryLock(DataDirectory directory)
    {
        Directory.CreateDirectory(Path.Combine(directory.Path, FolderName));
        try
        {
            return new FileStream(LockOf(directory), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether it says something new; the time of the file is that of its figures in any case.</summary>
    private static bool Replace(string file, byte[] content, DateTimeOffset now)
    {
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            File.SetLastWriteTimeUtc(file, now.UtcDateTime);
            return false;
        }

        var part = file + ".part";
        File.WriteAllBytes(part, content);
        File.SetLastWriteTimeUtc(part, now.UtcDateTime);
        File.Move(part, file, overwrite: true);
        return true;
    }

    /// <summary>A file as it is, or will be; its time is that of its figures.</summary>
    private sealed record SummaryFile(ReportPeriod Period, int Back, string Path)
    {
        private readonly DateTime? _writtenAt = File.Exists(Path) ? File.GetLastWriteTimeUtc(Path) : null;

        public bool IsFinal => _writtenAt >= Period.To.UtcDateTime;

        public bool IsFirstAfterEnd(DateTimeOffset now) => !IsFinal && now >= Period.To;

        public bool IsDue(DateTimeOffset now, TimeSpan keep) => _writtenAt is not { } at ? Back <= 1 : Back switch
        {
            0 => now.UtcDateTime - at >= keep,
            _ when !IsFinal => true,
            1 => now.UtcDateTime - at >= LookAgain,
            _ => false,
        };
    }
}
