using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;
using PerfGen.Query.Asking;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Query.Named;

/// <summary>A question while it is asked: the open database, the running statement, and what will be said about the answer.</summary>
/// <remarks>The database is open until this is disposed, and nobody can drain meanwhile. Not thread-safe, except that the token stops it from anywhere.</remarks>
[SuppressMessage("Security", "CA2100", Justification = "The texts are embedded files; what somebody typed is parameters.")]
internal sealed class QuestionRun : IDisposable
{
    private readonly StoreReader _store;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _ending;
    private readonly DuckDBCommand _command;
    private readonly Interruption _interruption;
    private readonly TimeSpan? _timeout;
    private TaskShape? _shape;

    private QuestionRun(StoreReader store, TimeSpan? timeout, CancellationToken stop)
    {
        _store = store;
        _stop = stop;
        _timeout = timeout;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _command = (DuckDBCommand)store.Connection.CreateCommand();
        _interruption = new Interruption(Interrupt, _ending.Token);
    }

    /// <summary>The rows.</summary>
    public DbDataReader Reader { get; private set; } = null!;

    /// <summary>Rows that were written to a file.</summary>
    public long Written { get; private set; }

    /// <summary>How the answer was found, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>The statement, for <c>--explain</c>.</summary>
    public string Sql => _command.CommandText;

    /// <summary>Asks.</summary>
    /// <exception cref="QueryException">It cannot be answered.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>No method on this way is asynchronous for the compiler: for each that is, the runtime compiles a dozen of its own when a new process asks its one question.</remarks>
    public static Task<QuestionRun> StartAsync(DataDirectory directory, NamedQuestion question, QuestionFilter filter, QuestionOptions options, CancellationToken stop, string? parquet = null)
    {
        EngineLibrary.BeginLoading();

        // The text needs nothing of the store as long as each row stands for one call. It is made while the library is loaded, before there is a thread to open the store:
        // no thread begins as long as a library is being loaded.
        var draft = new Lazy<string>(() => QuestionText.Of(question, filter, options, isSampled: false));
        try
        {
            _ = draft.Value;
        }
        catch (Exception)
        {
            // Whoever needs it is told: it is kept, and thrown again there.
        }

        return Task.Factory.StartNew(() => Start(directory, question, filter, options, parquet, draft, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Goes to the next row.</summary>
    public bool Read()
    {
        try
        {
            return Reader.Read();
        }
        catch (Exception error) when (error is DbException or OperationCanceledException or InvalidOperationException)
        {
            throw Explain(error);
        }
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _shape?.Dispose();
        Reader?.Dispose();
        _command.Dispose();
        _store.Dispose();
        _ending.Dispose();
    }

    private static QuestionRun Start(
        DataDirectory directory, NamedQuestion question, QuestionFilter filter, QuestionOptions options, string? parquet, Lazy<string> draft, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(filter.Offset);
        ArgumentOutOfRangeException.ThrowIfNegative(filter.Limit ?? 0);
        if (options.Percentile is not (>= 0 and <= 1))
        {
            throw new QueryException(QueryErrorKind.Invalid, FormattableString.Invariant($"there is no percentile {options.Percentile}; it lies between 0 and 1, such as 0.95"));
        }

        if (question.Name == "trends")
        {
            filter = QuestionTimes.OfTrend(filter);
        }

        var run = new QuestionRun(StoreReader.OpenForQuestion(directory, stop), options.Timeout, stop);
        try
        {
            run.Start(directory, question, filter, options, parquet, draft);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private void Start(DataDirectory directory, NamedQuestion question, QuestionFilter filter, QuestionOptions options, string? parquet, Lazy<string> draft)
    {
        if (_timeout is { } timeout)
        {
            _ending.CancelAfter(timeout);
        }

        try
        {
            if (draft.Value.Contains(ToldTasks.Place, StringComparison.Ordinal))
            {
                _shape = TaskShape.Ask(_store);
            }

            var isSampled = (bool)Scalar("select coalesce(max(sample_weight), 1) > 1 from store.calls")!;
            if (filter is not { Since: null, Until: null })
            {
                QuestionTimes.Set(_store.Connection, filter);
            }

            var state = UpkeepState.Read(_store.Connection);
            options = options with { Zone = options.Zone ?? QuestionTimes.ZoneOf(state, directory) };
            var plan = RollupPlan.For(_store.Connection, state, question, filter, options);
            var text = plan.UsesRollups ? RollupText.Of(question, filter, options, plan) : isSampled ? QuestionText.Of(question, filter, options, isSampled) : draft.Value;
            List<NamedValue> values = [.. FilterSql.Parameters(filter), new("zone", options.Zone), new("interval", options.Interval), new("p", options.Percentile)];
            Notes = plan.Notes;
            if (_shape is null || plan.UsesRollups)
            {
                Run(text, values, parquet);
                Note(ToldTasks.Of(text));
            }
            else
            {
                RunOnTasks(text, values, parquet);
            }
        }
        catch (Exception error) when (error is DbException or OperationCanceledException or InvalidOperationException)
        {
            throw Explain(error);
        }
    }

    /// <summary>
    /// Most stores take the shortest way to tasks, so it is taken while it is found out whether it may be; where it may not, nothing of it is kept. A file is not written twice.
    /// </summary>
    private void RunOnTasks(string text, List<NamedValue> values, string? parquet)
    {
        var guessed = parquet is null && _shape!.MayBeSimple;
        if (guessed)
        {
            _shape!.WhenNotSimple(_command.Cancel);
            try
            {
                Run(ToldTasks.Simple.In(text), values, null);
            }
            catch (Exception error) when (error is DbException or OperationCanceledException or InvalidOperationException && !_ending.IsCancellationRequested && _shape.Form != ToldTasks.Simple)
            {
                // Given up, or of no use.
            }
        }

        var form = _shape!.Form;
        if (!guessed || form != ToldTasks.Simple)
        {
            Reader?.Dispose();
            Run(form.In(text), values, parquet);
        }

        Note(form.Note);
    }

    private void Run(string text, List<NamedValue> values, string? parquet)
    {
        _command.CommandText = parquet is null ? text : $"copy ({text}) to '{parquet.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd, use_tmp_file false)";
        _command.Parameters.Clear();
        foreach (var value in values)
        {
            if (TextParts.UsesParameter(text, value.Name))
            {
                Add(_command, value.Name, value.Value);
            }
        }

        if (parquet is not null)
        {
            Written = _command.ExecuteNonQuery();
            return;
        }

        _command.UseStreamingMode = true;
        Reader = _command.ExecuteReader();
    }

    private void Note(string? sentence)
    {
        if (sentence is not null)
        {
            Notes = [.. Notes, sentence];
        }
    }

    private void Interrupt()
    {
        _shape?.Interrupt();
        _command.Cancel();
    }

    private object? Scalar(string sql)
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private Exception Explain(Exception error)
    {
        if (_stop.IsCancellationRequested)
        {
            return new OperationCanceledException(_stop);
        }

        if (_ending.IsCancellationRequested)
        {
            return new QueryException(QueryErrorKind.TimedOut, FormattableString.Invariant($"no answer within {_timeout!.Value.TotalSeconds:0.###} s; narrow the question, or allow more time with --timeout"), error);
        }

        if (error.Message.Contains("Unknown TimeZone", StringComparison.Ordinal))
        {
            return new QueryException(QueryErrorKind.Invalid, "that time zone is not known; write an IANA name such as 'Europe/Berlin'", error);
        }

        return error as QueryException ?? _store.Explain(error) as Exception
            ?? new QueryException(QueryErrorKind.Invalid, $"the question could not be answered: {error.Message.Split('\n')[0]}", error);
    }
}
