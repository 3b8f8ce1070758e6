using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Step 12 stores the same calls otherwise. Every public view says the same before it and after it, of stored files of every schema and of odd rows.</summary>
public sealed class FewerBytesTests : IDisposable
{
    private const int Step = 12;

    /// <summary>What is odd about calls and usages, in the tables of schema 11: each line is a row that some case of the step is made for.</summary>
    private const string OddRows = """
        insert into store.strings values (9001, 'System.OddException'), (9002, 'XYZ');
        insert into store.sources (source_id, source, process_id, started_at, dropped, closed, kind) values (9001, '00000000-0000-0000-0000-000000009001', 1, '2025-01-01', 0, true, 0);
        insert into store.methods values (9001, 'a', 'M:Odd', 'Odd', 'Calls', 'odd_time', null, null), (9002, 'a', 'M:Model', 'Odd', 'Asks', 'model_time', 'ada', null);
        insert into store.contexts (context_id, session_id, task_id, model, cli, task_no) values (9001, 'odd', 'odd-task', 'gpt-5', 'claude', 9001);

        create temp table odd as
        select unnest([0, 1, 4294967295, 4294967296, 86400000000000, 9223372036854775807, -1, null]) as duration_ns;
        insert into store.calls (source_id, seq, method_id, context_id, started_at, duration_ns, status, parent, thread_id, sample_weight, is_rolled_up)
        select 9001, row_number() over (), 9001, 9001, '2025-01-02', duration_ns, 0, 7, 3, 1, false from odd where coalesce(duration_ns, 0) <= 86400000000000;
        insert into store.calls (source_id, seq, method_id, started_at, duration_ns, status, thread_id, error_id, error_hash, sample_weight, is_rolled_up) values
          (9001, 101, 9001, '2025-01-03', 5, 1, 3, 9001, 77, 1, true),
          (9001, 102, 9001, '2025-01-03', 5, 1, 3, 9001, 78, 65535, true),
          (9001, 103, 9001, '2025-01-03', 5, 3, 3, null, 77, 1, false),
          (9001, 104, 9001, '2025-01-03', 5, 4, 3, 9001, null, 1, false),
          (9001, 105, 9001, '2025-01-03', null, 5, 3, null, null, 1, null);
        insert into store.calls (source_id, seq, method_id, context_id, started_at, duration_ns, status, thread_id, sample_weight, tokens_prompt, tokens_completion, tokens_cache_read,
          tokens_cache_write, tokens_reasoning, cost, cost_currency_id, cost_origin, is_rolled_up) values
          (9001, 201, 9002, 9001, '2025-01-04', 9, 0, 3, 1, 10, 20, 3, 4, 5, 0.000000001, 9002, 0, false),
          (9001, 202, 9002, 9001, '2025-01-04', 9, 1, 3, 4, null, 20, null, null, null, null, null, null, true),
          (9001, 203, 9002, null, '2025-01-04', 9, 0, 3, 1, null, null, null, null, 5, null, null, null, false),
          (9001, 204, 9002, null, '2025-01-04', 9, 0, 3, 1, null, null, null, null, null, 123456789.123456789, 9002, 1, false),
          (9001, 205, 9002, null, '2025-01-04', 9, 0, 3, 1, 2000000000, 2000000000, null, null, null, null, null, null, false);
        insert into store.usages
        select source_id, seq, started_at, context_id, method_id, seq, true, null, null, false, false, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning,
          case when coalesce(tokens_prompt, tokens_completion) is not null then coalesce(tokens_prompt, 0)::bigint + coalesce(tokens_completion, 0) end, cost, cost_currency_id, cost_origin, 0
        from store.calls where source_id = 9001 and seq between 201 and 205;
        insert into store.usages values
          (9001, 301, '2025-01-05', 9001, null, null, false, 'gpt-5', 'm1', false, true, 1, 2, null, null, null, 3, 0.5, 9002, 0, 1),
          (9001, 302, '2025-01-05', 9001, null, 8, false, null, null, true, false, 1, 2, null, null, null, 30, null, null, null, 1),
          (9001, 303, '2025-01-06', 9001, null, 8, false, null, null, true, false, null, null, null, null, null, 70, null, null, null, 2),
          (9001, 304, '2025-01-06', 9001, 9002, 304, true, null, null, false, false, 6, 1, null, null, null, 7, null, null, null, 0)
        """;

    private readonly TemporaryData _data = new();

    public static TheoryData<int> Versions => [.. Migrations.All.Select(static step => step.Version).Where(static version => version < Step)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryPublicViewSaysOfAStoredFileWhatItSaidBefore(int version)
    {
        using var connection = OpenBefore(version);

        AssertTheSame(connection);
    }

    [Fact]
    public void EveryPublicViewSaysOfOddRowsWhatItSaidBefore()
    {
        using var connection = OpenBefore(Step - 1);
        Execute(connection, OddRows);

        AssertTheSame(connection);

        Assert.Equal(["3|3"], Ask(connection, "select count(duration_ns) filter (seq < 100), count(long_duration_ns) from store.call_rows where source_id = 9001"));
    }

    [Fact]
    public void WhatACallUsedIsKeptWhereNoUsageSaysIt()
    {
        using var connection = OpenBefore(Step - 1);
        Execute(connection, OddRows);
        Execute(connection, "delete from store.usages where source_id = 9001 and seq in (201, 204)");
        var before = Rows(connection, "calls");

        Apply(connection, Step);

        Assert.Equal(before, Rows(connection, "calls"));
    }

    public void Dispose() => _data.Dispose();

    private static void AssertTheSame(DuckDBConnection connection)
    {
        var views = Ask(connection, "select view_name from duckdb_views() where schema_name = 'main' and not internal order by all");
        var before = views.ToDictionary(static view => view, view => Rows(connection, view));
        var columns = Columns(connection);

        Apply(connection, Step);

        Assert.NotEmpty(before["calls"]);
        Assert.All(views, view => Assert.Equal(before[view], Rows(connection, view)));
        Assert.Equal(columns, Columns(connection));
    }

    /// <summary>Every row, with every column, in an order of its own. How old what waits is depends on the clock.</summary>
    private static IReadOnlyList<string> Rows(DuckDBConnection connection, string view) =>
        Ask(connection, $"select r::varchar from (select {(view == "queue" ? "* exclude (age_s)" : "*")} from {view}) r order by all");

    private static IReadOnlyList<string> Columns(DuckDBConnection connection) =>
        Ask(connection, "select table_name, column_index, column_name, data_type, comment from duckdb_columns() where schema_name = 'main' and database_name = current_database() order by all");

    private static IReadOnlyList<string> Ask(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var answer = new List<string>();
        while (rows.Read())
        {
            answer.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "null" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return answer;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Apply(DuckDBConnection connection, int version) => Execute(connection, Migrations.All.Single(step => step.Version == version).Sql);

    /// <summary>A stored file, brought forward to the schema before the step.</summary>
    private DuckDBConnection OpenBefore(int version)
    {
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "StoredFiles", string.Create(CultureInfo.InvariantCulture, $"schema-{version}.duckdb.gz"))), CompressionMode.Decompress))
        using (var file = File.Create(_data.Directory.DatabaseFile))
        {
            packed.CopyTo(file);
        }

        var connection = new DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}");
        connection.Open();
        Execute(connection, "set TimeZone = 'UTC'");
        foreach (var step in Migrations.All.Where(step => step.Version > version && step.Version < Step))
        {
            Apply(connection, step.Version);
        }

        return connection;
    }
}
