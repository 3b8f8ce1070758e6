using System.Data.Common;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Reporting;

/// <summary>The zone in which days, weeks and months of a data directory begin: one for every screen.</summary>
public static class ReportZone
{
    /// <summary>
    /// The zone that the first upkeep has given the database, which never changes; before that <c>store.timeZone</c> of <c>perfgen.json</c>, else the machine's.
    /// </summary>
    /// <param name="directory">The data directory, which need not exist.</param>
    /// <param name="stop">Stops waiting for the database.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TimeZoneInfo Find(DataDirectory directory, CancellationToken stop = default)
    {
        try
        {
            using var reader = StoreReader.Open(directory, stop: stop);
            return Find(directory, reader.Connection);
        }
        catch (StoreException)
        {
            // Whoever asks next opens the database too, and says why that is not possible.
            return Said(directory);
        }
    }

    internal static TimeZoneInfo Find(DataDirectory directory, DbConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select time_zone from store.upkeep";
            return command.ExecuteScalar() is string name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : Said(directory);
        }
        catch (DbException)
        {
            // A database of an earlier version has no rollups.
            return Said(directory);
        }
    }

    /// <summary>Every command says what is wrong with the settings.</summary>
    private static TimeZoneInfo Said(DataDirectory directory) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(StoreSettings.Load(directory).TimeZone, out var zone) ? zone : TimeZoneInfo.Local;
}
