using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Draining;
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
    /// <param name="days">Over how many days before that the calls are strewn; 0 leaves a million for a day.</param>
    /// <param name="isSampled">Whether rows of every third method stand for several calls.</param>
    [SuppressMessage("Security", "CA2100", Justification = "The texts are embedded files, and the values numbers.")]
    public static void Fill(DataDirectory directory, long calls, int seed = 1, DateTimeOffset? until = null, bool rollUp = true, int days = 0, bool isSampled = false)
    {
        using var connection = Database.OpenForWriting(directory);
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            set preserve_insertion_order = true;
            set variable n = {calls}::bigint;
            set variable seed = {seed};
            set variable until = make_timestamptz({(until ?? DefaultUntil).UtcTicks / 10 - DateTimeOffset.UnixEpoch.Ticks / 10})
            """));
        connection.InTransaction(() =>
        {
            connection.Execute(TextOf("Names"));
            connection.Execute(NameTables.TaskNumbers);
        });
        var settings = new StoreSettings { TimeZone = "UTC" };
        for (long first = 0; first < calls; first += Slice)
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture,
                $"set variable first = {first}::bigint; set variable last = {Math.Min(first + Slice, calls)}::bigint"));
            connection.InTransaction(() => connection.Execute(TextOf("Calls")));
            if (days > 0)
            {
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                    update store.call_rows set started_at = started_at - to_hours((hash(source_id, seq) % {days * 24})::integer) where not is_rolled_up;
                    update store.usage_rows set recorded_at = recorded_at - to_hours((hash(source_id, seq) % {days * 24})::integer) where not is_rolled_up
                    """));
            }

            if (isSampled)
            {
                connection.Execute("""
                    update store.call_rows set sample_weight = 2 + hash(seq) % 9 where not is_rolled_up and method_id % 3 = 0;
                    update store.usage_rows set call_weight = 2 + hash(seq) % 9 where not is_rolled_up and method_id % 3 = 0
                    """);
            }

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

    /// <summary>Does the upkeep of a time, by the <c>perfgen.json</c> of the directory.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="now">The time.</param>
    /// <param name="settlesFrom">How many calls there have to be for days to be settled.</param>
    public static CleanupStatistics Upkeep(DataDirectory directory, DateTimeOffset now, long settlesFrom = Settlement.ManyCalls) =>
        new StoreMaintenance(directory) { Now = () => now, ManyCalls = settlesFrom }.Maintain();

    /// <summary>Forgets at a time.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="what">What.</param>
    /// <param name="now">The time.</param>
    /// <param name="settlesFrom">How many calls there have to be for days to be settled.</param>
    public static void Forget(DataDirectory directory, ForgetRequest what, DateTimeOffset now, long settlesFrom = Settlement.ManyCalls) =>
        new StoreMaintenance(directory) { Now = () => now, ManyCalls = settlesFrom }.Forget(what);

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name + ".sql")!);
        return reader.ReadToEnd();
    }
}
