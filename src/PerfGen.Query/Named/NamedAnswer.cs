using System.Globalization;
using System.Numerics;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Named;

/// <summary>The answer to a question with a name, as rows for people and programs alike. Typed rows: <see cref="PerfQuestions"/>.</summary>
/// <remarks>The database is open until this is disposed, and nobody can drain meanwhile: read, dispose, then take your time. Not thread-safe.</remarks>
public sealed class NamedAnswer : IQueryRows, IDisposable
{
    private readonly QuestionRun _run;
    private readonly long? _limit;
    private long _rows;

    private NamedAnswer(QuestionRun run, long? limit)
    {
        _run = run;
        _limit = limit;
        var columns = new QueryColumn[run.Reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new QueryColumn(run.Reader.GetName(i), run.Reader.GetDataTypeName(i).ToUpperInvariant(), KindOf(run.Reader.GetFieldType(i)));
        }

        Columns = columns;
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueryColumn> Columns { get; }

    /// <inheritdoc/>
    public bool IsTruncated { get; private set; }

    /// <summary>How the answer was found: from rows or from rollups, and how exact it is.</summary>
    public IReadOnlyList<string> Notes => _run.Notes;

    /// <summary>The SQL that was run. Its parameters are the members of the filter.</summary>
    public string Sql => _run.Sql;

    /// <summary>Asks.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="question">The question.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="options">What else it wants to know.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <exception cref="QueryException">It cannot be answered; the message says why.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<NamedAnswer> AskAsync(
        DataDirectory directory, NamedQuestion question, QuestionFilter? filter = null, QuestionOptions? options = null, CancellationToken stop = default)
    {
        filter ??= QuestionFilter.All;

        // One row more than is wanted says whether there are more.
        var limit = filter.Limit;
        return QuestionRun.StartAsync(directory, question, filter with { Limit = limit + 1 }, options ?? new QuestionOptions(), stop)
            .ContinueWith(run => new NamedAnswer(run.GetAwaiter().GetResult(), limit), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Lets the engine write the answer as Parquet (zstd). The file appears when it is complete; one of that name is replaced.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="question">The question.</param>
    /// <param name="path">Where to.</param>
    /// <param name="filter">What it is about; everything where it is null.</param>
    /// <param name="options">What else it wants to know.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <returns>How many rows there were.</returns>
    public static async Task<long> WriteParquetAsync(
        DataDirectory directory, NamedQuestion question, string path, QuestionFilter? filter = null, QuestionOptions? options = null, CancellationToken stop = default)
    {
        var unfinished = Path.GetFullPath(path) + ".unfinished";
        try
        {
            long rows;
            using (var run = await QuestionRun.StartAsync(directory, question, filter ?? QuestionFilter.All, options ?? new QuestionOptions(), stop, unfinished).ConfigureAwait(false))
            {
                rows = run.Written;
            }

            File.Move(unfinished, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync()
    {
        try
        {
            return new ValueTask<bool>(Read());
        }
        catch (Exception error)
        {
            return ValueTask.FromException<bool>(error);
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int column) => _run.Reader.IsDBNull(column);

    /// <inheritdoc/>
    public bool GetBoolean(int column) => _run.Reader.GetBoolean(column);

    /// <inheritdoc/>
    public long GetInteger(int column) => _run.Reader.GetValue(column) is BigInteger big ? (long)big : Convert.ToInt64(_run.Reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public double GetReal(int column) => Convert.ToDouble(_run.Reader.GetValue(column), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string GetText(int column) => _run.Reader.GetValue(column) switch
    {
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.#########", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Closes the database.</summary>
    public void Dispose() => _run.Dispose();

    private bool Read()
    {
        if (!_run.Read())
        {
            return false;
        }

        IsTruncated = _rows == _limit;
        _rows++;
        return !IsTruncated;
    }

    private static QueryColumnKind KindOf(Type type) =>
        type == typeof(bool) ? QueryColumnKind.Boolean
        : type == typeof(double) || type == typeof(float) ? QueryColumnKind.Real
        : type == typeof(decimal) || type == typeof(BigInteger) ? QueryColumnKind.Exact
        : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? QueryColumnKind.Time
        : type.IsPrimitive ? QueryColumnKind.Integer
        : QueryColumnKind.Text;
}
