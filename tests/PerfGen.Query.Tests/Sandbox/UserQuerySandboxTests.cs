using System.Diagnostics;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Sandbox;

/// <summary>What somebody types can read, and nothing else; after each statement the database is what it was, byte by byte.</summary>
public sealed class UserQuerySandboxTests : IClassFixture<AgentsFixture>, IDisposable
{
    private readonly RecordedData _data;
    private readonly string _before;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgen-hostile-");

    public UserQuerySandboxTests(AgentsFixture fixture)
    {
        _data = fixture.Data;
        _before = _data.Hash();
    }

    public static TheoryData<string> Hostile => HostileSql.Statements;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task HostileSqlIsRefusedInOneSentenceAndChangesNothing(string sql)
    {
        var files = FilesIn(_data.Directory.Path);

        var error = await Assert.ThrowsAsync<QueryException>(() => AskAsync(sql.Replace(HostileSql.Folder, _folder.FullName, StringComparison.Ordinal)));

        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 10, 300);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
        Assert.Equal(files, FilesIn(_data.Directory.Path));
        Assert.Equal(_before, _data.Hash());
        Assert.Single(await AskAsync("select count(*) from calls"));
    }

    /// <summary>The list above would prove nothing if these were refused as well.</summary>
    [Theory]
    [InlineData("select 1")]
    [InlineData(" /* a */ select 1 -- b")]
    [InlineData("select ';' as \"a;b\";")]
    [InlineData("select 'it''s' where 'drop view calls' <> ''")]
    [InlineData("from calls limit 1")]
    [InlineData("with x as (select 1) from x")]
    [InlineData("values (1)")]
    [InlineData("table calls limit 1")]
    [InlineData("describe calls")]
    [InlineData("summarize select duration_s from calls")]
    [InlineData("show tables")]
    [InlineData("explain select count(*) from calls")]
    [InlineData("EXPLAIN ANALYZE select count(*) from calls")]
    [InlineData("explain (analyze, format json) select 1")]
    [InlineData("from range(3)")]
    [InlineData("select * from (select unnest([1, 2]))")]
    [InlineData("from duckdb_columns() limit 1")]
    [InlineData("select list_transform([1, 2], lambda x: x + 1)")]
    [InlineData("pivot (from calls) on status in ('success', 'failure') using count(*)")]
    [InlineData("(select 1) union all (select 2)")]
    [InlineData("select count(*) from calls c join tasks t using (task_id) where exists (from sessions s where s.session_id = c.session_id)")]
    [InlineData("select 'ä' || chr(128512)")]
    public async Task WhatOnlyReadsIsAnswered(string sql)
    {
        Assert.NotEmpty(await AskAsync(sql));
        Assert.Equal(_before, _data.Hash());
    }

    /// <summary>The engine alone lets these pass, read-only and with external access off; so the guard is needed, and is what refuses them above.</summary>
    [Theory]
    [InlineData("create temp table t as select 1")]
    [InlineData("set variable x = 1")]
    [InlineData("pragma database_list")]
    [InlineData("prepare p as select 1")]
    [InlineData("select 1; select 2")]
    [InlineData("from enable_profiling()")]
    public void TheEngineAloneWouldNotRefuseIt(string sql)
    {
        using var reader = StoreReader.Open(_data.Directory, StoreReadOptions.Sandboxed);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;

        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("select count(*) from range(1000000000000)")]
    [InlineData("select sleep_ms(100000)")]
    [InlineData("select count(*) from calls a, calls b, calls c, calls d, calls e")]
    [InlineData("with recursive r as (select 1 as a union all select a + 1 from r) select max(a) from r")]
    [InlineData("select max(hash(a.i, b.i)) from range(10000000) a(i), range(10000000) b(i)")]
    [InlineData("explain analyze select count(*) from range(1000000000000)")]
    public async Task ASlowQuestionIsStoppedWhenItsTimeIsOver(string sql)
    {
        var start = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<QueryException>(() => AskAsync(sql, new UserQueryOptions { Timeout = TimeSpan.FromMilliseconds(300) }));

        Assert.Equal(QueryErrorKind.TimedOut, error.Kind);
        Assert.Contains("0.3 s", error.Message, StringComparison.Ordinal);

        // Not how fast, but that it ended: the questions take hours.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1));
        Assert.Equal(_before, _data.Hash());
    }

    [Fact]
    public async Task ASlowQuestionIsStoppedWhenItsCallerGivesUp()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync("select count(*) from range(1000000000000)", stop: stop.Token));
    }

    [Fact]
    public async Task AnEndlessAnswerIsStoppedWhileItIsRead()
    {
        using var stop = new CancellationTokenSource();
        using var answer = await UserQuery.AskAsync(_data.Directory, "from range(1000000000000)", new UserQueryOptions { Timeout = null }, stop.Token);
        for (var i = 0; i < 5000; i++)
        {
            Assert.True(await answer.ReadAsync());
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await answer.ReadAsync())
            {
            }
        });
    }

    [Theory]
    [InlineData("select list(i) from range(1000000000) t(i)")]
    [InlineData("select count(distinct a) from (select repeat('x', 1000) || i as a from range(100000000) t(i))")]
    public async Task AQuestionThatNeedsTooMuchMemoryIsStoppedAndLeavesNoFiles(string sql)
    {
        var files = FilesIn(_data.Directory.Path);

        var error = await Assert.ThrowsAsync<QueryException>(() => AskAsync(sql, new UserQueryOptions { MemoryLimitBytes = 64 << 20, Timeout = TimeSpan.FromSeconds(60) }));

        Assert.Equal(QueryErrorKind.OutOfMemory, error.Kind);
        Assert.Equal(files, FilesIn(_data.Directory.Path));
        Assert.Equal(_before, _data.Hash());
    }

    [Fact]
    public async Task TemporaryFilesOfAQuestionAreBounded()
    {
        var setting = Assert.Single(await AskAsync("select current_setting('max_temp_directory_size')", new UserQueryOptions { MemoryLimitBytes = 256 << 20 }));

        Assert.Equal("1.0 GiB", setting[0]);
    }

    [Fact]
    public async Task TwoQuestionsAtOnceInOneProcessDoNotDisturbEachOther()
    {
        using var first = await UserQuery.AskAsync(_data.Directory, "from range(100000)");
        Assert.True(await first.ReadAsync());

        var second = await AskAsync("select count(*), current_setting('TimeZone'), current_setting('lock_configuration') from calls");

        Assert.Equal(["161", "UTC", "true"], Assert.Single(second));
        var rows = 1;
        while (await first.ReadAsync())
        {
            rows++;
        }

        Assert.Equal(100_000, rows);
    }

    private static string[] FilesIn(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order()!];

    private async Task<List<string[]>> AskAsync(string sql, UserQueryOptions? options = null, CancellationToken stop = default)
    {
        using var answer = await UserQuery.AskAsync(_data.Directory, sql, options, stop);
        var rows = new List<string[]>();
        while (await answer.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, answer.Columns.Count).Select(i => answer.IsNull(i) ? "·" : answer.GetText(i))]);
        }

        return rows;
    }
}
