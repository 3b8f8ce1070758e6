using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Asking;

/// <summary>Where a text has a part that stands in a file of its own.</summary>
internal static partial class SharedParts
{
    [GeneratedRegex(@"\{(_\w+)\}")]
    private static partial Regex Names { get; }

    /// <summary>A time as a constant of a text.</summary>
    public static string Literal(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10})");

    /// <summary>The text of <c>Questions/&lt;name&gt;.sql</c>.</summary>
    public static string TextOf(string name)
    {
        using var stream = typeof(SharedParts).Assembly.GetManifestResourceStream($"PerfGen.Query.Questions.{name}.sql")
            ?? throw new InvalidOperationException($"The assembly lacks the question '{name}'.");
        using var reader = new StreamReader(stream);

        // Parts that several questions have in common: {_Name}.
        return Names.Replace(reader.ReadToEnd(), static match => TextOf(match.Groups[1].Value).TrimEnd());
    }
}

/// <summary>A question of the product: the text of <c>Questions/&lt;name&gt;.sql</c>, and how a row of its result is read.</summary>
/// <typeparam name="TRow">The record of a result row.</typeparam>
/// <param name="name">The file's name without <c>.sql</c>.</param>
/// <param name="read">Makes the record of the current row.</param>
internal sealed class Question<TRow>(string name, Func<Row, TRow> read)
{
    private readonly Lazy<string> _sql = new(() => SharedParts.TextOf(name));

    /// <summary>Asks, with values for the parameters that the text names (<c>$name</c>).</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<IReadOnlyList<TRow>> AskAsync(DbConnection connection, IEnumerable<(string Name, object? Value)> parameters, CancellationToken stop) =>
        AskAsync(connection, _sql.Value, parameters, stop);

    /// <summary>Asks the form of the question that is answered from rollups, for which <c>RanParts</c> and <c>ReportParts</c> have gathered what there is.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="fill">Says of what time the rows are in the text.</param>
    /// <param name="parameters">Values.</param>
    /// <param name="stop">Stops it.</param>
    public Task<IReadOnlyList<TRow>> AskRollupsAsync(
        DbConnection connection, Func<string, string> fill, IReadOnlyCollection<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        // Times stand in the text: where they are constants, the engine leaves out what is asked of other windows, and does not plan it.
        var sql = fill(SharedParts.TextOf(name + "OfRollups"));
        foreach (var (parameter, value) in parameters.Where(static parameter => parameter.Value is null or DateTimeOffset))
        {
            sql = sql.Replace('$' + parameter, value is DateTimeOffset time ? SharedParts.Literal(time) : "null", StringComparison.Ordinal);
        }

        return AskAsync(connection, sql, parameters, stop);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is an embedded file; values are parameters.")]
    private async Task<IReadOnlyList<TRow>> AskAsync(DbConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (parameter, value) in parameters)
        {
            if (sql.Contains('$' + parameter, StringComparison.Ordinal))
            {
                var added = command.CreateParameter();
                added.ParameterName = parameter;
                added.Value = value ?? DBNull.Value;
                command.Parameters.Add(added);
            }
        }

        try
        {
            await using var reader = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
            var columns = Row.ColumnsOf(reader);
            var rows = new List<TRow>();
            while (await reader.ReadAsync(stop).ConfigureAwait(false))
            {
                rows.Add(read(new Row(reader, columns)));
            }

            return rows;
        }
        catch (DbException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <summary>Opens the database for this question alone. A data directory without data gives no rows.</summary>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<TRow>> AskAsync(DataDirectory directory, IReadOnlyList<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        StoreReader reader;
        try
        {
            reader = StoreReader.Open(directory, stop: stop);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
        {
            return [];
        }

        using (reader)
        {
            try
            {
                return await AskAsync(reader.Connection, parameters, stop).ConfigureAwait(false);
            }
            catch (DbException error)
            {
                throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The question could not be answered: {error.Message}", error);
            }
        }
    }
}
