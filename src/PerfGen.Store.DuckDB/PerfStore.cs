using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB;

/// <summary>The database of this process's data directory. Thread-safe.</summary>
public static class PerfStore
{
    /// <summary>Moves what has been recorded so far, by this process and others, into the database.</summary>
    /// <param name="options">How long it may take; until nothing is left where it is null.</param>
    /// <param name="stop">Stops before the next batch.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static DrainResult Drain(DrainOptions? options = null, CancellationToken stop = default) =>
        new Drainer(Perf.DataDirectory).Drain(options ?? new DrainOptions(), stop);

    /// <summary>
    /// Begins to load the engine on a thread of its own, and returns at once: for a program that will ask soon and has other things to do first, such as reading its arguments. A new process
    /// needs about 10 ms for it, in which it can open no other library.
    /// </summary>
    public static void Preload() => EngineLibrary.BeginLoading();

    /// <summary>Opens the database for one question.</summary>
    /// <param name="options">How; <see cref="StoreReadOptions.Default"/> where it is null.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static StoreReader Open(StoreReadOptions? options = null, CancellationToken stop = default) =>
        StoreReader.Open(Perf.DataDirectory, options, stop);

    /// <summary>Asks in SQL, and streams the rows. What stands in the braces becomes a parameter, never a part of the text.</summary>
    /// <remarks>
    /// <code>
    /// var slow = TimeSpan.FromSeconds(1).TotalSeconds;
    /// await foreach (var (method, seconds) in PerfStore.QueryAsync(
    ///     $"select method, duration_s from calls where duration_s &gt; {slow} order by 2 desc",
    ///     row =&gt; (row.GetString(0), row.GetDouble(1))))
    /// {
    ///     Console.WriteLine($"{method}: {seconds} s");
    /// }
    /// </code>
    /// The database is open, read-only, from the first row to the last, and nobody can drain meanwhile. For raw readers and other data directories: <see cref="StoreReader"/>.
    /// </remarks>
    /// <param name="sql">One statement that reads.</param>
    /// <param name="read">Makes what is wanted of the current row.</param>
    /// <param name="stop">Stops asking.</param>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static IAsyncEnumerable<T> QueryAsync<T>(FormattableString sql, Func<DbDataReader, T> read, CancellationToken stop = default) =>
        QueryAsync(Perf.DataDirectory, sql, read, stop);

    /// <summary>What can be said without opening the database.</summary>
    public static StoreStatus Status() => StoreStatus.Read(Perf.DataDirectory);

    [SuppressMessage("Security", "CA2100", Justification = "The text is a constant of the program; what stands in its braces is parameters.")]
    internal static async IAsyncEnumerable<T> QueryAsync<T>(
        DataDirectory directory, FormattableString sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken stop)
    {
        using var store = StoreReader.Open(directory, stop: stop);
        await using var command = store.Connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, [.. Enumerable.Range(0, sql.ArgumentCount).Select(static object (i) => $"$p{i}")]);
        for (var i = 0; i < sql.ArgumentCount; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            parameter.Value = sql.GetArgument(i) switch { null => DBNull.Value, DateTimeOffset time => time.UtcDateTime, var value => value };
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
        while (await rows.ReadAsync(stop).ConfigureAwait(false))
        {
            yield return read(rows);
        }
    }
}
