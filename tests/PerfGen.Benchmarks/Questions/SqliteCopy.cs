using Microsoft.Data.Sqlite;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Benchmarks.Questions;

/// <summary>The same rows in SQLite, with the indexes that its questions want.</summary>
internal sealed class SqliteCopy : IDisposable
{
    private readonly SqliteConnection _connection;

    private SqliteCopy(string path, bool isNew)
    {
        Path = path;
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        Execute("pragma cache_size = -64000");
        if (isNew)
        {
            Execute("pragma journal_mode = off; pragma synchronous = off");
        }
    }

    public string Path { get; }

    public static SqliteCopy Of(DataDirectory directory, string path)
    {
        SQLitePCL.Batteries_V2.Init();
        if (File.Exists(path))
        {
            return new SqliteCopy(path, isNew: false);
        }

        var copy = new SqliteCopy(path, isNew: true);
        using var reader = StoreReader.Open(directory);
        copy.Copy(reader, "calls", "started_at integer, duration_ns integer, status integer, type text, method text, agent text, model text, cli text, session_id text, task_id text, task_type text, "
            + "tokens_prompt integer, tokens_completion integer, cost real, error text, source integer, seq integer, parent integer",
            """
            select epoch_us(c.started_at), c.duration_ns, c.status, m.type, m.method, coalesce(m.agent, x.agent), x.model, x.cli, x.session_id, x.task_id, x.task_type,
              u.tokens_prompt, u.tokens_completion, u.cost::double, s.text, c.source_id, c.seq, c.parent
            from store.calls c join store.methods m using (method_id) left join store.contexts x using (context_id) left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq
            left join store.errors e using (error_no) left join store.strings s on s.string_id = e.type_id
            """);
        copy.Copy(reader, "tasks", "task_id text, session_id text, agent text, model text, result text, started_at integer, ended_at integer, duration_ms real, tokens integer, cost real",
            "select task_id, session_id, agent, model, result, epoch_us(started_at), epoch_us(ended_at), duration_s * 1000, tokens_total, cost::double from tasks");
        copy.Copy(reader, "vals", "recorded_at integer, name text, value real, unit text, agent text, session_id text, task_id text, model text",
            "select epoch_us(recorded_at), name, value, unit, agent, session_id, task_id, model from metrics");
        copy.Execute("""
            create index calls_at on calls (started_at);
            create index calls_agent on calls (agent, duration_ns);
            create index calls_duration on calls (duration_ns);
            create index calls_task on calls (session_id, task_id);
            create index tasks_ended on tasks (ended_at);
            create index tasks_agent on tasks (agent, duration_ms);
            create index tasks_duration on tasks (duration_ms);
            create index vals_at on vals (recorded_at);
            create index vals_agent on vals (agent, recorded_at);
            analyze
            """);
        return copy;
    }

    /// <summary>Reads all rows of the answer.</summary>
    public void Ask(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the benchmark.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var row = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(row);
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Copy(StoreReader from, string table, string columns, string sql)
    {
        Execute($"create table {table} ({columns})");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        var count = columns.Split(',').Length;
#pragma warning disable CA2100 // Texts of the benchmark.
        insert.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(0, count).Select(static i => $"$p{i}"))})";
        var parameters = Enumerable.Range(0, count).Select(i => insert.Parameters.Add(new SqliteParameter($"$p{i}", null))).ToArray();
        using var command = (global::DuckDB.NET.Data.DuckDBCommand)from.Connection.CreateCommand();
        command.CommandText = sql;
#pragma warning restore CA2100
        command.UseStreamingMode = true;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            for (var i = 0; i < count; i++)
            {
                parameters[i].Value = rows.IsDBNull(i) ? DBNull.Value : rows.GetValue(i) is System.Numerics.BigInteger big ? (long)big : rows.GetValue(i);
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Texts of the benchmark.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
