using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public SchemaTests()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work", agent: "ada"), context: journal.Context("s", "t", model: "gpt"));
        journal.Write();
        _data.Drain();
    }

    public static TheoryData<string, string> PublicColumns => new()
    {
        {
            "calls",
            "started_at, duration_s, duration_ns, status, error_type, type, method, metric, agent, task_id, session_id, model, cli, tokens_prompt, tokens_completion, "
            + "tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, span_id, parent_id, thread_id, process_id, source, seq, sample_weight"
        },
        {
            "tasks",
            "task_id, session_id, agent, model, cli, task_type, result, priority, started_at, ended_at, duration_s, tokens_prompt, tokens_completion, tokens_total, cost, "
            + "files_created, files_modified, lines_changed, quality_score, performance_index, origin"
        },
        { "metrics", "recorded_at, name, value, unit, task_id, session_id, agent, model, origin" },
        { "sessions", "session_id, agent, started_at, ended_at" },
        { "methods", "type, method, metric, calls, success_rate, p50_s, p95_s, p99_s" },
        { "agents", "agent, calls, success_rate, p50_s, p95_s, p99_s" },
        { "models", "model, calls" },
        { "tags", "source, span_id, name, value" },
        { "token_usage", "recorded_at, session_id, task_id, agent, model, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning, tokens_total, cost, cost_currency, cost_origin" },
        { "notes", "happened_at, session_id, task_id, kind, name, text, value" },
        { "prices", "provider, model, from_at, over_tokens, batch, input, output, cache_read, cache_write, reasoning, currency, source" },
    };

    [Theory]
    [MemberData(nameof(PublicColumns))]
    public void APublicViewHasTheColumnsThatTheDesignNames(string view, string columns) => _data.Ask($"select {columns} from {view}");

    [Fact]
    public void EveryColumnOfEveryPublicViewHasAComment()
    {
        Assert.Equal("11", _data.AskOne("select count(*) from duckdb_views() where schema_name = 'main' and not internal"));
        Assert.Empty(_data.Ask("select view_name from duckdb_views() where schema_name = 'main' and not internal and comment is null"));
        Assert.Empty(_data.Ask("select table_name || '.' || column_name from duckdb_columns() where schema_name = 'main' and database_name = current_database() and comment is null"));
    }

    [Fact]
    public void EveryPublicViewAnswersWithRows() =>
        Assert.Equal("1|1|1|1|1|1|1", _data.AskOne("""
            select (select count(*) from calls), (select count(*) from metrics), (select count(*) from methods), (select count(*) from tasks),
              (select count(*) from sessions), (select count(*) from agents), (select count(*) from models)
            """));

    [Fact]
    public void TheFormatOfTheFileIsThatOfTheStatedVersionOfTheEngine() =>
        Assert.Contains("v1.2.0", _data.AskOne("select tags::varchar from duckdb_databases() where database_name = current_database()"), StringComparison.Ordinal);

    [Fact]
    public void VersionsCountFrom1WithoutAGapAndEachSaysWhatItNeeds()
    {
        Assert.Equal(Enumerable.Range(1, Migrations.All.Count), Migrations.All.Select(static step => step.Version));
        Assert.All(Migrations.All, static step => Version.Parse(step.Needs));
        Assert.Equal(Migrations.All.Select(static step => $"{step.Version}|{step.Needs}"), _data.Ask("select version, needs from store.schema_version order by version"));
    }

    [Fact]
    public void ADatabaseOfAnEarlierSchemaIsBroughtForwardWithItsRows()
    {
        // A database of version 3, with a row.
        File.Delete(_data.Directory.DatabaseFile);
        using (var connection = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Join(";\n", Migrations.All.Take(3).Select(static step => $"{step.Sql}; insert into store.schema_version values ({step.Version}, '{step.Needs}', now())"))
                + """
                ; insert into store.sources values (1, uuid(), 1, 'old', 'here', '0.1.0', now(), 0, true);
                insert into store.methods values (1, 'a', 'M:a', 't', 'm', 'm_time', null, null);
                insert into store.contexts values (1, 's', 't', null, 'ada', 'gpt', null);
                insert into store.calls values (1, 1, 1, 1, now(), 5, 0, null, 1, null, null, 1, 10, 20, null, null, null, 0.5, null, 0)
                """;
            command.ExecuteNonQuery();
        }

        _data.Drain();

        Assert.Equal("1", _data.AskOne("select count(*) from calls"));
        Assert.Equal("10|20|30|0.500000000|reported|s|t", _data.AskOne("select tokens_prompt, tokens_completion, tokens_total, cost, cost_origin, session_id, task_id from token_usage"));
        Assert.Equal(Migrations.All.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), _data.AskOne("select count(*) from store.schema_version"));
    }

    [Fact]
    public void OurAssemblyTouchesNoMemberOfTheBindings()
    {
        using var stream = File.OpenRead(typeof(Drainer).Assembly.Location);
        using var file = new System.Reflection.PortableExecutable.PEReader(stream);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(file);
        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToArray();

        Assert.Contains("DuckDB.NET.Data", references);
        Assert.DoesNotContain("DuckDB.NET.Bindings", references);
    }

    public void Dispose() => _data.Dispose();
}
