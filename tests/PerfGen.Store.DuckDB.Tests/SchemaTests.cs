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
            + "tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, span_id, parent_id, thread_id, process_id, source, seq, sample_weight, allocated_bytes, cpu_time_s, gc_pause_s"
        },
        {
            "tasks",
            "task_id, session_id, agent, model, cli, task_type, result, priority, started_at, ended_at, duration_s, tokens_prompt, tokens_completion, tokens_total, cost, "
            + "files_created, files_modified, lines_changed, quality_score, performance_index, origin"
        },
        { "metrics", "recorded_at, name, value, unit, task_id, session_id, agent, model, origin" },
        { "sessions", "session_id, agent, started_at, ended_at" },
        { "methods", "type, method, metric, calls, success_rate, p50_s, p95_s, p99_s" },
        { "method_resources", "type, method, calls, mean_allocated_bytes, max_allocated_bytes, mean_cpu_time_s, cpu_share, total_gc_pause_s, gc_pause_share" },
        { "agents", "agent, calls, success_rate, p50_s, p95_s, p99_s" },
        { "models", "model, calls" },
        { "tags", "source, span_id, name, value" },
        { "recent_records", "recorded_at, model, assessment_id, task_type, overall_score, performance_index, quality_improvement, issues_found, fixes_applied, time_elapsed_minutes, passed, auto_generated" },
        { "queue", "task_id, session_id, agent, priority, started_at, age_s" },
        { "hourly_rollup", "starts_at, method, agent, model, cli, task_type, status, calls, total_s, min_s, max_s, cost, durations" },
        { "daily_rollup", "starts_at, method, agent, model, cli, task_type, status, calls, total_s, min_s, max_s, cost, durations" },
        { "monthly_rollup", "starts_at, method, agent, status, calls, total_s, min_s, max_s, cost, durations" },
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
        Assert.Equal("17", _data.AskOne("select count(*) from duckdb_views() where schema_name = 'main' and not internal"));
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
    public void WhereEveryCallFailedTheSuccessRateIsZeroAndNotUnknown()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Fails"), status: CallStatus.Failure, context: journal.Context(agent: "unlucky", model: "unlucky", session: "unlucky"));
        journal.Write();
        _data.Drain();

        Assert.Equal("0", _data.AskOne("select success_rate from methods where method = 'Fails'"));
        Assert.Equal("0", _data.AskOne("select success_rate from agents where agent = 'unlucky'"));
        Assert.Equal("0", _data.AskOne("select success_rate from models where model = 'unlucky'"));
    }

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
