using System.Data.Common;
using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>
/// What it gained to do work by several at once, in four categories: execution speed, resource efficiency, quality maintenance, scalability factors.
/// <see cref="ScalingText"/> shows it, <see cref="ScalingJson"/> writes it for programs.
/// </summary>
public sealed record ScalingReport
{
    /// <summary>Calls that are looked at, at most: the newest ones of the window, in whole minutes. It is what is asked and answered in seconds.</summary>
    public const long MostCalls = 2_000_000;

    /// <summary>Absolute path of the data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>What it is about.</summary>
    public required ReportWindow Window { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Work, what ran by most at once first.</summary>
    public IReadOnlyList<WorkScaling> Work { get; init; } = [];

    /// <summary>What processes used of processor, memory, disk and network meanwhile, where they sampled it.</summary>
    public IReadOnlyList<ResourceUsageRow> Usage { get; init; } = [];

    /// <summary>What is not in it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Records that are in journals and not in the database yet; they are not in the report.</summary>
    public long Waiting { get; init; }

    /// <summary>Asks for the report. A data directory without data gives an empty one.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="window">What began in it counts; all of it where it is null.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<ScalingReport> LoadAsync(DataDirectory directory, ReportWindow? window = null, CancellationToken stop = default) =>
        LoadAsync(directory, window ?? ReportWindow.All, MostCalls, stop);

    internal static async Task<ScalingReport> LoadAsync(DataDirectory directory, ReportWindow window, long mostCalls, CancellationToken stop)
    {
        var report = new ScalingReport
        {
            DataDirectory = directory.Path,
            Window = window,
            MadeAt = DateTimeOffset.UtcNow,
            Waiting = StoreStatus.Read(directory).Waiting,
        };
        StoreReader reader;
        try
        {
            reader = StoreReader.Open(directory, stop: stop);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return report;
        }

        using (reader)
        {
            try
            {
                return await FillAsync(report, reader, mostCalls, stop).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The report could not be made: {error.Message}", error);
            }
        }
    }

    private static async Task<ScalingReport> FillAsync(ScalingReport report, StoreReader reader, long mostCalls, CancellationToken stop)
    {
        var connection = reader.Connection;
        (string, object?)[] bounds = [("since", report.Window.From), ("until", report.Window.To)];
        var counts = (await ComparableCallsRow.Question.AskAsync(connection, [.. bounds, ("most", mostCalls)], stop).ConfigureAwait(false))[0];
        (string, object?)[] looked = [("since", counts.From ?? report.Window.From), ("until", report.Window.To)];
        var work = await WorkSpans.LoadAsync(connection, reader.SchemaVersion, looked, stop).ConfigureAwait(false);
        return report with
        {
            Work =
            [
                .. work.Select(static degrees => new WorkScaling(degrees))
                    .OrderBy(static work => work.Unknown is not null).ThenByDescending(static work => work.MostAtOnce).ThenByDescending(static work => work.ElapsedSeconds),
            ],
            Usage = await ResourceUsageRow.Question.AskAsync(connection, bounds, stop).ConfigureAwait(false),
            Notes = [.. NotesOf(counts, UpkeepState.Read(connection), report.Window, mostCalls)],
        };
    }

    private static IEnumerable<string> NotesOf(ComparableCallsRow counts, UpkeepState? upkeep, ReportWindow window, long mostCalls)
    {
        static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
        static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

        if (counts.From is { } from)
        {
            yield return $"of {Count(counts.Calls)} calls only those since {Time(from)} are looked at, no more than {Count(mostCalls)} or one minute; --since names another window";
        }

        if (counts.Sampled > 0)
        {
            yield return $"{Count(counts.Sampled)} rows of sampled methods are left out: they stand for calls of which nobody knows what they ran beside";
        }

        if (counts.Unended > 0)
        {
            yield return $"{Count(counts.Unended)} calls without a known end are left out";
        }

        if (upkeep?.CallsFrom is { } calls && !(window.From >= calls))
        {
            yield return $"calls before {Time(calls)} are gone by the retention policy; their rollups do not tell what ran beside what";
        }
    }
}
