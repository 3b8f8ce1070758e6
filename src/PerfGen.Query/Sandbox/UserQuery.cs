using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Query.Results;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Query.Sandbox;

/// <summary>
/// SQL that somebody typed, and its answer: one statement that reads, run read-only without files, network and settings, with bounded memory and time.
/// </summary>
/// <remarks>
/// The database is open until this is disposed, and nobody can drain meanwhile: read, dispose, then take your time.
/// Not thread-safe, except that the token stops it from anywhere.
/// </remarks>
[SuppressMessage("Security", "CA2100", Justification = "Running a user's SQL is the purpose: SqlGuard has checked that it is one SELECT, and it runs as an argument of query() in a sandbox.")]
public sealed class UserQuery : IQueryRows, IDisposable
{
    private readonly StoreReader _store;
    private readonly UserQueryOptions _options;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _ending;
    private readonly DuckDBCommand _command;
    private readonly Interruption _interruption;
    private DbDataReader _reader = null!;
    private ParsedSql _sql = null!;
    private bool[] _isSingle = [];
    private long _rows;

    private UserQuery(StoreReader store, UserQueryOptions options, CancellationToken stop)
    {
        _store = store;
        _options = options;
        _stop = stop;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _command = (DuckDBCommand)store.Connection.CreateCommand();
        _interruption = new Interruption(_command.Cancel, _ending.Token);
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryColumn> Columns { get; private set; } = [];

    /// <inheritdoc/>
    public bool IsTruncated { get; private set; }

    /// <summary>Asks.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="sql">What was typed.</param>
    /// <param name="options">How to run it; <see cref="UserQueryOptions.Default"/> where it is null.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <returns>The answer, before its first row. Dispose it.</returns>
    /// <exception cref="QueryException">It is not answered; the message says why.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static async Task<UserQuery> AskAsync(DataDirectory directory, string sql, UserQueryOptions? options = null, CancellationToken stop = default)
    {
        var query = Open(directory, options ?? UserQueryOptions.Default, writes: null, stop);
        try
        {
            await Task.Run(() => query.Start(sql), CancellationToken.None).ConfigureAwait(false);
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    /// <summary>Opens the database in the sandbox.</summary>
    internal static UserQuery Open(DataDirectory directory, UserQueryOptions options, string? writes, CancellationToken stop)
    {
        var sandbox = StoreReadOptions.Sandboxed with { MemoryLimitBytes = options.MemoryLimitBytes, WritableFile = writes };
        return new UserQuery(options.File is { } file ? StoreReader.OpenFile(file, sandbox, stop) : StoreReader.Open(directory, sandbox, stop), options, stop);
    }

    /// <summary>Lets the engine write the answer as Parquet to the one file that the sandbox leaves open.</summary>
    /// <returns>How many rows there were.</returns>
    internal long CopyTo(string sql, string path)
    {
        StartClock();
        try
        {
            _sql = SqlGuard.Check(_store.Connection, sql);
            if (_sql.IsExplain)
            {
                throw new QueryException(QueryErrorKind.Invalid, "a plan is a text, and not for Parquet");
            }

            var limit = _options.Limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $" limit {rows}") : "";
            _command.CommandText = $"copy (select * from {Source}{limit}) to '{path.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd, use_tmp_file false)";
            return _command.ExecuteNonQuery();
        }
        catch (Exception error) when (IsOfEngine(error))
        {
            throw Explain(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="QueryException">It is not answered further; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async ValueTask<bool> ReadAsync()
    {
        try
        {
            if (await _reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                IsTruncated = _rows == _options.Limit;
                _rows++;
                return !IsTruncated;
            }

            return false;
        }
        catch (Exception error) when (IsOfEngine(error))
        {
            throw Explain(error);
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int column) => _reader.IsDBNull(column);

    /// <inheritdoc/>
    public bool GetBoolean(int column) => _reader.GetBoolean(column);

    /// <inheritdoc/>
    public long GetInteger(int column) => _reader.GetInt64(column);

    /// <inheritdoc/>
    public double GetReal(int column) => _isSingle[column] ? _reader.GetFloat(column) : _reader.GetDouble(column);

    /// <inheritdoc/>
    public string GetText(int column) => Columns[column].Kind switch
    {
        QueryColumnKind.Boolean => GetBoolean(column) ? "true" : "false",
        QueryColumnKind.Integer => GetInteger(column).ToString(CultureInfo.InvariantCulture),
        QueryColumnKind.Real when _isSingle[column] => _reader.GetFloat(column).ToString(CultureInfo.InvariantCulture),
        QueryColumnKind.Real => GetReal(column).ToString(CultureInfo.InvariantCulture),
        QueryColumnKind.Time => Iso(_reader.GetString(column)),
        _ => ReadString(column),
    };

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        _interruption.Dispose();
        _reader?.Dispose();
        _command.Dispose();
        _store.Dispose();
        _ending.Dispose();
    }

    private void StartClock()
    {
        if (_options.Timeout is { } timeout)
        {
            _ending.CancelAfter(timeout);
        }
    }

    private void Start(string sql)
    {
        StartClock();

        try
        {
            _sql = SqlGuard.Check(_store.Connection, sql);
            Columns = _sql.IsExplain
                ? [new QueryColumn("explain_key", "VARCHAR", QueryColumnKind.Text), new QueryColumn("explain_value", "VARCHAR", QueryColumnKind.Text)]
                : DescribeColumns();
            _isSingle = [.. Columns.Select(static column => column.Type == "FLOAT")];
            _command.CommandText = _sql.IsExplain ? _sql.Explain + " " + _sql.Select : Wrapped();
            _command.UseStreamingMode = true;
            _reader = _command.ExecuteReader();
        }
        catch (Exception error) when (IsOfEngine(error))
        {
            throw Explain(error);
        }
    }

    private List<QueryColumn> DescribeColumns()
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = $"select column_name, column_type from (describe select * from {Source})";
        using var reader = command.ExecuteReader();
        var columns = new List<QueryColumn>();
        while (reader.Read())
        {
            columns.Add(ColumnPlan.Of(reader.GetString(0), reader.GetString(1), _options.IsForPrograms));
        }

        return columns;
    }

    /// <summary>The user's text as a string that the engine itself takes for one SELECT and nothing else.</summary>
    private string Source => $"query('{_sql.Select.Replace("'", "''", StringComparison.Ordinal)}')";

    private string Wrapped()
    {
        var names = Enumerable.Range(0, Columns.Count).Select(static i => $"c{i}").ToArray();
        var expressions = names.Select((name, i) => ColumnPlan.Expression(Columns[i], name, _options.IsForPrograms));
        var limit = _options.Limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $" limit {rows + 1}") : "";
        return $"select {string.Join(", ", expressions)} from {Source} q({string.Join(", ", names)}){limit}";
    }

    private string ReadString(int column)
    {
        try
        {
            return _reader.GetString(column);
        }
        catch (Exception error) when (IsOfEngine(error))
        {
            throw Explain(error);
        }
    }

    /// <summary>The engine's way to write times differs from ISO 8601 in a space, and in the zone. Infinity and years before Christ stay what they are.</summary>
    private string Iso(string text)
    {
        var utc = text.EndsWith("+00", StringComparison.Ordinal) ? string.Concat(text.AsSpan(0, text.Length - 3), "Z") : text;
        return _options.IsForPrograms && utc.Length > 11 && utc[10] == ' ' && char.IsAsciiDigit(utc[11]) ? string.Concat(utc.AsSpan(0, 10), "T", utc.AsSpan(11)) : utc;
    }

    private static bool IsOfEngine(Exception error) => error is DbException or OperationCanceledException or OutOfMemoryException or InvalidOperationException;

    private Exception Explain(Exception error)
    {
        if (_stop.IsCancellationRequested)
        {
            return new OperationCanceledException(_stop);
        }

        if (_ending.IsCancellationRequested)
        {
            return new QueryException(QueryErrorKind.TimedOut,
                string.Create(CultureInfo.InvariantCulture, $"no answer within {_options.Timeout!.Value.TotalSeconds:0.###} s; narrow the question, or allow more time with --timeout"), error);
        }

        return error is QueryException ? error
            : _store.Explain(error) is { Kind: not StoreErrorKind.OlderSchema } damage ? damage
            : QueryErrors.Explain(error, _sql, _store.Connection, _options);
    }
}
