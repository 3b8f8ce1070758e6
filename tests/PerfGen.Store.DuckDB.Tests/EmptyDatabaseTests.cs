using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>The ready-made database is what the steps make.</summary>
public sealed class EmptyDatabaseTests : IDisposable
{
    private const string Catalogue = """
        select 'table', table_name, sql, comment from duckdb_tables() where not internal
        union all select 'view', schema_name || '.' || view_name, sql, comment from duckdb_views() where not internal
        union all select 'column', table_name || '.' || column_name, data_type, comment from duckdb_columns() where not internal
        union all select 'macro', schema_name || '.' || function_name, macro_definition, array_to_string(parameters, ',') from duckdb_functions() where not internal
        union all select 'version', version::varchar, needs, null from store.schema_version
        union all select 'file', null, tags::varchar, null from duckdb_databases() where database_name = current_database()
        order by all
        """;

    private readonly TemporaryData _steps = new();
    private readonly TemporaryData _packed = new();

    [Fact]
    public void ItHasWhatTheStepsMakeAndIsOfTodaysSteps()
    {
        _steps.Directory.Create();
        _packed.Directory.Create();
        Database.MakeBySteps(_steps.Directory, _steps.Directory.DatabaseFile);
        if (Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1")
        {
            EmptyDatabase.Pack(_steps.Directory.DatabaseFile, Path.Combine(Repository(), "src", "PerfGen.Store.DuckDB", "Schema", "empty.database"));
            return;
        }

        Assert.True(EmptyDatabase.TryWrite(_packed.Directory.DatabaseFile),
            "Schema/empty.database is of other steps, so that new databases are made slowly. Make it anew: PERFGEN_ACCEPT=1 dotnet test tests/PerfGen.Store.DuckDB.Tests --filter EmptyDatabase");
        Assert.Equal(_steps.Ask(Catalogue), _packed.Ask(Catalogue));
    }

    public void Dispose()
    {
        _steps.Dispose();
        _packed.Dispose();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
