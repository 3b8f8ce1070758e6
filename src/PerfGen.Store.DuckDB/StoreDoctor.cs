using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Status;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB;

/// <summary>Looks whether a data directory is well: files, every block of every table, references, counts, figures of days, what journals hold. It changes nothing.</summary>
/// <param name="directory">The data directory.</param>
public sealed class StoreDoctor(DataDirectory directory)
{
    private const int SchemaWithRollups = 6;

    /// <summary>What must not be there, and the table or view of the store that the rule needs: earlier schemas lack some.</summary>
    private static readonly (string Needs, string Sql, string What)[] Rules =
    [
        ("calls", "select count(*) from store.calls c anti join store.methods m on m.method_id = c.method_id", "calls of methods that are not known"),
        ("calls", "select count(*) from store.calls c anti join store.sources s on s.source_id = c.source_id", "calls of sources that are not known"),
        ("calls", "select count(*) from store.calls c anti join store.contexts x on x.context_id = c.context_id where c.context_id is not null", "calls of contexts that are not known"),
        ("errors", "select count(*) from store.calls c anti join store.errors e on e.error_no = c.error_no where c.error_no is not null", "calls of errors that are not known"),
        ("call_usages", "select count(*) from store.call_usages u anti join store.calls c on c.source_id = u.source_id and c.seq = u.seq", "usages of calls that are not there"),
        ("calls", "select coalesce(sum(n - 1), 0)::bigint from (select count(*) as n from store.calls group by source_id, seq having n > 1)", "calls that are there twice"),
        ("metrics", "select coalesce(sum(n - 1), 0)::bigint from (select count(*) as n from store.metrics group by source_id, seq having n > 1)", "values that are there twice"),
        ("ledger", "select count(*) from store.ledger l anti join store.segments g on g.source_id = l.source_id and g.ordinal = l.ordinal", "ledger entries of segments that are not known"),
    ];

    /// <summary>After how long no further days have their figures made anew, for tests.</summary>
    internal TimeSpan FiguresAtMost { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Looks.</summary>
    /// <param name="stop">Stops looking, also within a long question.</param>
    /// <param name="progress">Is told what is looked at next: many millions of calls take seconds.</param>
    /// <returns>What was found, the worst first.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<StoreFinding> Examine(CancellationToken stop = default, IProgress<string>? progress = null)
    {
        var findings = new List<StoreFinding>();
        if (!directory.Exists)
        {
            return [new StoreFinding(FindingSeverity.Note, $"There is no data directory '{directory.Path}': nothing has been recorded.")];
        }

        Settings(findings);
        Journals(findings);
        Database(findings, progress, stop);
        return [.. findings.OrderByDescending(static finding => finding.Severity)];
    }

    private void Settings(List<StoreFinding> findings)
    {
        foreach (var fault in PerfSettings.Load(directory).Faults)
        {
            findings.Add(new StoreFinding(FindingSeverity.Warning, fault.ToString(), fault.StopsUpkeep
                ? "correct it; until then nothing is rolled up or removed"
                : $"correct it; until then {fault.Setting ?? "what it was to say"} is at its default"));
        }
    }

    private void Journals(List<StoreFinding> findings)
    {
        var status = StoreStatus.Read(directory);
        findings.AddRange(status.Problems.Select(static problem => new StoreFinding(FindingSeverity.Damage, problem, "it is left as it is, and what can be read of it is loaded; move it away when you have looked at it")));
        if (status.Dropped > 0)
        {
            findings.Add(new StoreFinding(FindingSeverity.Warning, $"{status.Dropped} records found no place when they were made", "give the journal's disk more space"));
        }

        findings.Add(status.Waiting > 0
            ? new StoreFinding(FindingSeverity.Note, $"{status.Waiting} records wait in {status.Sources.Count} journals; they are safe", "perfgen drain")
            : new StoreFinding(FindingSeverity.Fine, "no record waits in a journal"));
        if (status.HeldBy is { } holder)
        {
            findings.Add(new StoreFinding(FindingSeverity.Note, $"the database is open in {holder}", "nothing is drained before it closes the file"));
        }

        foreach (var aside in Directory.GetFiles(directory.Path, "perf.duckdb.*").Where(static path => path.Contains(".of-removed-database-", StringComparison.Ordinal)))
        {
            findings.Add(new StoreFinding(FindingSeverity.Note, $"'{aside}' is the log of a database that somebody removed", "delete it if you do not miss that database"));
        }
    }

    private void Database(List<StoreFinding> findings, IProgress<string>? progress, CancellationToken stop)
    {
        if (!Path.Exists(directory.DatabaseFile))
        {
            findings.Add(new StoreFinding(FindingSeverity.Note, "there is no database yet", "perfgen drain makes it"));
            return;
        }

        if (File.Exists(StoreFiles.Log(directory)))
        {
            findings.Add(new StoreFinding(FindingSeverity.Note, "there is a log beside the database: its last writer did not come to its end", "the next drain takes it in; what is damaged in it loads again from the journals"));
        }

        try
        {
            using var reader = StoreReader.Open(directory, stop: stop);
            var connection = (DuckDBConnection)reader.Connection;
            findings.Add(new StoreFinding(FindingSeverity.Fine, $"the database opens, and has schema {reader.SchemaVersion}"));
            if (reader.SchemaVersion < Migrating.Migrations.Latest)
            {
                findings.Add(new StoreFinding(FindingSeverity.Note, $"schema {Migrating.Migrations.Latest} is the newest", "the next drain brings it forward"));
            }

            var isReadable = Blocks(findings, connection, progress, stop);
            progress?.Report("rollups that do not agree with what they were made from");
            Counts(findings, connection, hasRollups: reader.SchemaVersion >= SchemaWithRollups, stop);
            if (isReadable && reader.SchemaVersion == Migrating.Migrations.Latest)
            {
                // Figures are made anew by what makes them, which is of the newest schema.
                progress?.Report("figures of days that are not what their rows say");
                findings.AddRange(FigureCheck.Run(connection, FiguresAtMost, stop));
            }
        }
        catch (StoreException error)
        {
            findings.Add(new StoreFinding(error.Kind == StoreErrorKind.Busy ? FindingSeverity.Note : FindingSeverity.Damage, error.Message, WhatIsLost()));
        }
    }

    /// <summary>Reads every value of every table: the engine checks each block as it reads it.</summary>
    /// <returns>Whether all of them could be read.</returns>
    private bool Blocks(List<StoreFinding> findings, DuckDBConnection connection, IProgress<string>? progress, CancellationToken stop)
    {
        var tables = new List<string>();
        connection.Query("select table_name from duckdb_tables() where schema_name = 'store' and database_name = current_database() order by estimated_size", row => tables.Add(row.GetString(0)));
        var damaged = 0;
        foreach (var table in tables)
        {
            progress?.Report($"damaged blocks of {table}");
            try
            {
                Number(connection, $"select (bit_xor(hash(t)) % 2)::bigint from store.{table} t having count(*) > 0", stop);
            }
            catch (DuckDBException error)
            {
                damaged++;
                findings.Add(new StoreFinding(FindingSeverity.Damage, $"table {table} cannot be read to its end: {error.Message.Split('\n')[0]}", WhatIsLost()));
            }
        }

        if (damaged > 0)
        {
            return false;
        }

        findings.Add(new StoreFinding(FindingSeverity.Fine, $"all blocks of {tables.Count} tables can be read"));
        var known = new HashSet<string>(tables);
        connection.Query("select view_name from duckdb_views() where schema_name = 'store' and database_name = current_database()", row => known.Add(row.GetString(0)));
        foreach (var (_, sql, what) in Rules.Where(rule => known.Contains(rule.Needs)))
        {
            progress?.Report(what);
            if (Number(connection, sql, stop) is > 0 and var count)
            {
                findings.Add(new StoreFinding(FindingSeverity.Damage, $"there are {count} {what}", "report it: that should not be possible"));
            }
        }

        return true;
    }

    /// <summary>Asks for a number, and stops asking when that is wanted.</summary>
    private static long Number(DuckDBConnection connection, string sql, CancellationToken stop)
    {
        long number = 0;
        connection.Query(sql, row => number = row.IsDBNull(0) ? 0 : row.GetInt64(0), stop);
        return number;
    }

    /// <summary>What the last drain left, beside what is there; and rollups, beside what they were made from.</summary>
    private void Counts(List<StoreFinding> findings, DuckDBConnection connection, bool hasRollups, CancellationToken stop)
    {
        var calls = Number(connection, "select count(*) from store.calls", stop);
        if (StatusFile.Read(directory)?.Totals is { } last && calls < last.Calls && !(hasRollups && UpkeepRun.Time(connection, "select max(cleaned_up_at) from store.upkeep") is not null))
        {
            findings.Add(new StoreFinding(FindingSeverity.Damage, $"{last.Calls - calls} calls are missing that were there after the last drain", WhatIsLost()));
        }

        if (!hasRollups)
        {
            findings.Add(new StoreFinding(FindingSeverity.Fine, $"{calls} calls"));
            return;
        }

        connection.Query($"select strftime(u.cleaned_up_at, '%Y-%m-%d %H:%M') || ' UTC: ' || s.value from store.upkeep u, store.settings s where s.name = '{UpkeepRun.LastUpkeep}'",
            row => findings.Add(new StoreFinding(FindingSeverity.Fine, $"the last upkeep, {row.GetString(0)}")));
        var months = Number(connection, "select coalesce(sum(calls), 0)::bigint from store.rollup_months", stop);
        var made = Number(connection, """
            select (coalesce((select sum(sample_weight) from store.calls where is_rolled_up), 0) + coalesce((select sum(calls) from store.rollup_hours), 0))::bigint
            """, stop);
        var isWhole = Number(connection, "select count(*) from store.upkeep where hours_from is not null", stop) == 0;
        findings.Add(isWhole && months != made
            ? new StoreFinding(FindingSeverity.Damage, $"rollups hold {months} calls, and were made from {made}", "report it: that should not be possible")
            : new StoreFinding(FindingSeverity.Fine, $"{calls} calls, and rollups that agree with them"));
    }

    /// <summary>Journals that are there hold what they ever held: a new database takes all of it again, once.</summary>
    private string WhatIsLost()
    {
        using var journal = Draining.JournalSnapshot.Open(directory);
        var held = journal.Sources.Sum(Draining.WaitingRecords.Count);
        var stored = StatusFile.Read(directory)?.Totals;
        var before = stored is null ? "how many calls it held is not known" : $"it held {stored.Calls} calls";
        return $"restore a backup (perfgen restore), or move the file away and drain: {before}, and the journals still hold {held} records, which load again";
    }
}
