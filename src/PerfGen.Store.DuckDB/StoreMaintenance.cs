using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Status;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB;

/// <summary>Looks after the database of a data directory: roll-up and retention, copies, forgetting. <see cref="StoreDoctor"/> looks whether it is well.</summary>
/// <remarks>Thread-safe: whatever writes waits its turn, in this process and among all processes. Every member throws <see cref="StoreException"/> where the database cannot be used.</remarks>
/// <param name="directory">The data directory.</param>
public sealed class StoreMaintenance(DataDirectory directory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>For upkeep that nobody asked for: longer than a question takes, since between questions that overlap one that does not wait never gets in.</summary>
    private static readonly TimeSpan PatienceUnasked = TimeSpan.FromSeconds(1);

    /// <summary>The time, for tests.</summary>
    internal Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Calls from which on days are settled, for tests.</summary>
    internal long ManyCalls { get; init; } = Settlement.ManyCalls;

    /// <summary>Rolls up what is not yet, applies the policies of <c>perfgen.json</c>, and gives space back. What waits in journals is not touched: drain first.</summary>
    /// <param name="stop">Stops waiting for the database.</param>
    public CleanupStatistics Maintain(CancellationToken stop = default) => Maintain(remakeFigures: false, stop);

    /// <summary>The same, and where it is asked for, figures of days are made anew from the rows, as <see cref="StoreDoctor"/> advises where they are not what these say.</summary>
    /// <param name="remakeFigures">Whether all figures of days are thrown away first.</param>
    /// <param name="stop">Stops waiting for the database.</param>
    public CleanupStatistics Maintain(bool remakeFigures, CancellationToken stop = default)
    {
        var settings = StoreSettings.Load(directory);
        settings.CheckRetention();
        return Write(stop, (connection, before) =>
        {
            var hasFigures = UpkeepRun.Number(connection, "select count(*) from store.settled") > 0;
            if (remakeFigures)
            {
                connection.InTransaction(() => Settlement.Clear(connection));
            }

            var statistics = UpkeepRun.Run(connection, settings, Now(), many: hasFigures ? 0 : ManyCalls);
            var isMuchGone = statistics.CallsRemoved + statistics.ValuesRemoved + statistics.RollupsRemoved > 0 || UpkeepRun.IsWorthRewriting(connection);
            connection.Dispose();
            if (isMuchGone)
            {
                DatabaseCopy.Rewrite(directory);
            }

            return statistics with { BytesBefore = before, BytesAfter = Size() };
        });
    }

    /// <summary>Does the same where it is time to: every 24 hours of use, and when very much is not rolled up.</summary>
    /// <param name="stop">Stops waiting for the database.</param>
    /// <returns>What was done; null where it was not time, or somebody else has the database.</returns>
    public CleanupStatistics? MaintainIfDue(CancellationToken stop = default)
    {
        if (!Path.Exists(directory.DatabaseFile) || StatusFile.Read(directory) is { NextUpkeepAt: { } next } && Now() < next)
        {
            return null;
        }

        var settings = StoreSettings.Load(directory);
        settings.CheckRetention();
        if (!WriteAccess.TryOpen(directory, PatienceUnasked, stop, out var access, out var connection, out _))
        {
            return null;
        }

        using (access)
        using (connection)
        {
            if (!UpkeepRun.IsDue(connection, Now()))
            {
                return null;
            }

            var statistics = UpkeepRun.Run(connection, settings, Now(), UpkeepRun.SettledUnasked, ManyCalls);
            if (UpkeepRun.IsWorthRewriting(connection, UpkeepRun.RewrittenUnasked))
            {
                connection.Dispose();
                DatabaseCopy.TryRewrite(directory);
            }

            return statistics;
        }
    }

    /// <summary>Writes a copy of the database that opens like the database itself. The database stays readable meanwhile.</summary>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <param name="stop">Stops waiting for the database.</param>
    /// <returns>Size of the copy in bytes.</returns>
    public long Backup(string path, CancellationToken stop = default)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path))
        {
            throw new StoreException(StoreErrorKind.Other, $"There is something at '{path}' already; name a file that does not exist.");
        }

        Write(stop, (connection, _) =>
        {
            connection.Execute($"insert into store.settings values ('backup', {Text(path)})");
            connection.Execute("checkpoint");
            connection.Dispose();
            DatabaseCopy.Copy(directory.DatabaseFile, path);
            return 0;
        });
        return new FileInfo(path).Length;
    }

    /// <summary>Puts a backup in the place of the database, which is kept beside it. What journals still hold and the backup lacks loads with the next drain.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="stop">Stops waiting for the database.</param>
    /// <returns>Where the database lies that was replaced; null where there was none.</returns>
    public string? Restore(string path, CancellationToken stop = default)
    {
        path = Path.GetFullPath(path);
        using (var backup = StoreReader.OpenFile(path, StoreReadOptions.Default, stop))
        {
            Migrating.Migrations.Check((DuckDBConnection)backup.Connection, directory);
        }

        directory.Create();
        using var access = DatabaseAccess.WaitToWrite(directory, new Deadline(Patience), stop)
            ?? throw EngineErrors.Busy(directory, FileHolders.Find(directory.DatabaseFile));
        var unfinished = StoreFiles.Unfinished(directory);
        File.Delete(unfinished);
        DatabaseCopy.Copy(path, unfinished);
        string? replaced = null;
        if (Path.Exists(directory.DatabaseFile))
        {
            replaced = FreeName($"{directory.DatabaseFile}.replaced-{DateTime.UtcNow:yyyyMMddHHmmss}");
            File.Move(directory.DatabaseFile, replaced);
            if (File.Exists(StoreFiles.Log(directory)))
            {
                File.Move(StoreFiles.Log(directory), replaced + ".wal");
            }
        }

        File.Move(unfinished, directory.DatabaseFile);
        File.Delete(StoreFiles.Status(directory));
        return replaced;
    }

    /// <summary>Erases what was recorded of a session or a task, or before a time: rows, their share of rollups, and their bytes. Later drains honour it.</summary>
    /// <param name="what">What to forget.</param>
    /// <param name="stop">Stops before it begins.</param>
    public ForgetResult Forget(ForgetRequest what, CancellationToken stop = default)
    {
        what.Check();
        var drained = new Drainer(directory).Drain(new DrainOptions { WaitForFile = Patience }, stop);
        if (drained.HeldBy is { } holder && drained.Waiting > 0)
        {
            throw EngineErrors.Busy(directory, holder);
        }

        var settings = StoreSettings.Load(directory);
        return Write(stop, (connection, before) =>
        {
            var result = Forgetting.Run(connection, what, settings, Now(), ManyCalls);
            connection.Dispose();
            DatabaseCopy.Rewrite(directory);
            File.Delete(StoreFiles.Status(directory));
            return result with { BytesBefore = before, BytesAfter = Size(), Backups = [.. result.Backups, .. SetAside()], StillInJournals = Forgetting.Journals(directory) };
        });
    }

    /// <summary>Databases that a restored one has replaced, and logs of such as somebody removed: they hold what they ever held.</summary>
    private IEnumerable<string> SetAside() => Directory.GetFiles(directory.Path, Path.GetFileName(directory.DatabaseFile) + ".*")
        .Where(static path => path.Contains(".replaced-", StringComparison.Ordinal) || path.Contains(".of-removed-database-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The name, or with a number behind it where another restore of the same second has taken it: what is set aside replaces nothing.</summary>
    private static string FreeName(string path) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? path : $"{path}-{number}").First(static name => !Path.Exists(name) && !Path.Exists(name + ".wal"));

    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private T Write<T>(CancellationToken stop, Func<DuckDBConnection, long, T> act)
    {
        if (!Path.Exists(directory.DatabaseFile))
        {
            throw EngineErrors.Missing(directory);
        }

        if (!WriteAccess.TryOpen(directory, Patience, stop, out var access, out var connection, out var holder))
        {
            stop.ThrowIfCancellationRequested();
            throw EngineErrors.Busy(directory, holder);
        }

        using (access)
        using (connection)
        {
            try
            {
                return act(connection, Size());
            }
            catch (Exception error) when (error is DuckDBException or IOException or UnauthorizedAccessException)
            {
                throw EngineErrors.Explain(error, directory);
            }
        }
    }

    private long Size() => new FileInfo(directory.DatabaseFile) is { Exists: true } file ? file.Length : 0;
}
