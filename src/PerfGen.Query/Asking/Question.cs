using System.Data.Common;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Asking;

/// <summary>A question of the product: the text of <c>Questions/&lt;name&gt;.sql</c>, and how a row of its result is read.</summary>
/// <typeparam name="TRow">The record of a result row.</typeparam>
/// <param name="name">The file's name without <c>.sql</c>.</param>
/// <param name="read">Makes the record of the current row.</param>
internal sealed class Question<TRow>(string name, Func<Row, TRow> read)
{
    private readonly Lazy<string> _sql = new(() => QuestionFile.Load(name));

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
        var sql = fill(QuestionFile.Load(name + "OfRollups"));
        foreach (var (parameter, value) in parameters.Where(static parameter => parameter.Value is null or DateTimeOffset))
        {
            sql = sql.Replace('$' + parameter, value is DateTimeOffset time ? QuestionFile.Literal(time) : "null", StringComparison.Ordinal);
        }

        return AskAsync(connection, sql, parameters, stop);
    }

    private async Task<IReadOnlyList<TRow>> AskAsync(DbConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken stop)
    {
        var rows = new List<TRow>();
        IReadOnlyDictionary<string, int>? columns = null;
        await QuestionFile.EachAsync(connection, sql, parameters, reader => rows.Add(read(new Row(reader, columns ??= Row.ColumnsOf(reader)))), stop).ConfigureAwait(false);
        return rows;
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
