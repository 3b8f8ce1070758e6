using System.Globalization;
using System.IO.Compression;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Files of every schema that ever landed, as they were written then, are brought forward with their rows.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public static TheoryData<int> Versions => [.. Migrations.All.Select(static step => step.Version)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void AStoredFileIsBroughtForward(int version)
    {
        Restore(version);
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("New"));
        journal.Write();

        Assert.Equal(1, _data.Drain().Calls);

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Migrations.All.Count}"), _data.AskOne("select count(*) from store.schema_version"));
        Assert.Equal("101|90|10", _data.AskOne("select count(*), count(*) filter (status = 'success' and method <> 'New'), count(*) filter (error_type = 'System.Exception') from calls"));
        Assert.Equal("t|success|100|3000|50.0|88", _data.AskOne("select task_id, result, calls, tokens_total, cost::decimal(9, 1), quality_score from tasks"));
        Assert.Equal("88|True", _data.AskOne("select overall_score, passed from recent_records"));
        Assert.Equal("grep", _data.AskOne("select value from tags"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void RowsOfAStoredFileAreRolledUpOnce(int version)
    {
        Restore(version);

        new StoreMaintenance(_data.Directory).Maintain();
        new StoreMaintenance(_data.Directory).Maintain();

        Assert.Equal("100|10", _data.AskOne("select sum(calls), sum(calls) filter (status = 'failure') from daily_rollup"));
        Assert.Equal("t|100|3000", _data.AskOne("select task_id, calls, tokens_total from tasks"));
    }

    [Fact]
    public void ALaterFileIsRefusedWithTheVersionThatItNeeds()
    {
        Restore(Migrations.Latest);
        using (var connection = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "insert into store.schema_version values (999, '9.9.0', current_timestamp)";
            command.ExecuteNonQuery();
        }

        var error = Assert.Throws<StoreException>(() => _data.Ask("select 1"));

        Assert.Equal(StoreErrorKind.NewerSchema, error.Kind);
        Assert.Equal("9.9.0", error.VersionNeeded);
        Assert.Contains("use PerfGen 9.9.0 or later", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private void Restore(int version)
    {
        var stored = Path.Combine(AppContext.BaseDirectory, "StoredFiles", string.Create(CultureInfo.InvariantCulture, $"schema-{version}.duckdb.gz"));
        Assert.True(File.Exists(stored), $"There is no stored file of schema {version}. When a schema lands, a small file of it is stored for good: see tests/README.md.");
        using var packed = new GZipStream(File.OpenRead(stored), CompressionMode.Decompress);
        using var file = File.Create(_data.Directory.DatabaseFile);
        packed.CopyTo(file);
    }
}
