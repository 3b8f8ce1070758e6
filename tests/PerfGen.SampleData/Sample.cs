using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.SampleData;

/// <summary>
/// Fills a database with the work of 12 agents on 6 models: 200 methods with lognormal and bimodal durations, 3 % of the calls not successful, sessions,
/// tasks, tokens, costs, tags and values, a million calls a day. Rows are a function of the seed.
/// </summary>
public static class Sample
{
    /// <summary>Rows that are generated at once, and rolled up after.</summary>
    private const long Slice = 1_000_000;

    /// <summary>When the last call begins, where nothing is said.</summary>
    public static DateTimeOffset DefaultUntil { get; } = new(2026, 1, 31, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the database.</summary>
    /// <param name="directory">A data directory without database.</param>
    /// <param name="calls">How many calls.</param>
    /// <param name="seed">Which ones.</param>
    /// <param name="until">When the last one begins.</param>
    /// <param name="rollUp">Whether calls are rolled up as upkeep would, or all are left for it.</param>
    [SuppressMessage("Security", "CA2100", Justification = "The texts are embedded files, and the values numbers.")]
    public static void Fill(DataDirectory directory, long calls, int seed = 1, DateTimeOffset? until = null, bool rollUp = true)
    {
        using var connection = Database.OpenForWriting(directory);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            set preserve_insertion_order = true;
            set variable n = {calls}::bigint;
            set variable seed = {seed};
            set variable until = make_timestamptz({(until ?? DefaultUntil).UtcTicks / 10 - DateTimeOffset.UnixEpoch.Ticks / 10})
            """));
        connection.InTransaction(() => connection.Execute(TextOf("Names")));
        var settings = new StoreSettings { TimeZone = "UTC" };
        for (long first = 0; first < calls; first += Slice)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture,
                $"set variable first = {first}::bigint; set variable last = {Math.Min(first + Slice, calls)}::bigint"));
            connection.InTransaction(() => connection.Execute(TextOf("Calls")));
            if (rollUp)
            {
                UpkeepRun.RollUp(connection, settings, new CleanupStatistics());
            }
        }

        if (rollUp)
        {
            UpkeepRun.Run(connection, settings, until ?? DefaultUntil);
        }

        connection.Execute("checkpoint");
    }

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name + ".sql")!);
        return reader.ReadToEnd();
    }
}
