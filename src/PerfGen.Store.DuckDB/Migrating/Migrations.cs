using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Migrating;

/// <summary>Brings a database forward to the schema of this version. Files that have shipped never change; a change is a new file.</summary>
internal static class Migrations
{
    private const string Prefix = "PerfGen.Store.DuckDB.Schema.";
    private const string NeedsLine = "-- needs ";

    // A question wants the number of the newest step, and the text of none.
    private static readonly Lazy<IReadOnlyList<Migration>> Steps = new(Load);

    /// <summary>All steps, the first first.</summary>
    public static IReadOnlyList<Migration> All => Steps.Value;

    /// <summary>Version of the schema that this version of PerfGen writes.</summary>
    public static int Latest { get; } = NewestVersion();

    /// <summary>Version of the database's schema.</summary>
    /// <exception cref="StoreException">It has none, or a later one.</exception>
    public static int Check(DuckDBConnection connection, DataDirectory directory)
    {
        var (version, needs) = Read(connection);
        return version == 0 ? throw EngineErrors.NotADatabase(directory, "is a DuckDB database that PerfGen did not make")
            : version <= Latest ? version
            : throw Newer(directory, version, needs);
    }

    /// <summary>Applies the steps that the database lacks, all or none.</summary>
    /// <exception cref="StoreException">The database has a later schema.</exception>
    public static void Apply(DuckDBConnection connection, DataDirectory directory)
    {
        var (version, needs) = Read(connection);
        if (version == Latest)
        {
            return;
        }

        if (version > Latest)
        {
            throw Newer(directory, version, needs);
        }

        using var transaction = connection.BeginTransaction();
        foreach (var step in All.Where(step => step.Version > version))
        {
            connection.Execute(step.Sql);
            connection.Execute(string.Create(CultureInfo.InvariantCulture,
                $"insert into store.schema_version values ({step.Version}, '{step.Needs}', current_timestamp)"));
        }

        transaction.Commit();
    }

    private static StoreException Newer(DataDirectory directory, int version, string needs) =>
        new(StoreErrorKind.NewerSchema,
            $"'{directory.DatabaseFile}' has schema {version}, and this version of PerfGen knows schema {Latest}; use PerfGen {needs} or later. What has been recorded is safe in the journal.")
        {
            VersionNeeded = needs,
        };

    private static (int Version, string Needs) Read(DuckDBConnection connection)
    {
        var found = (Version: 0, Needs: "");
        try
        {
            connection.Query("select max(version), arg_max(needs, version) from store.schema_version", row => found = row.IsDBNull(0) ? found : (row.GetInt32(0), row.GetString(1)));
        }
        catch (DuckDBException) when (!HasVersion(connection))
        {
            // A database of somebody else, or none yet. Asking the catalogue first would cost each question more than this one costs the rare stranger.
        }

        return found;
    }

    private static bool HasVersion(DuckDBConnection connection)
    {
        var known = false;
        connection.Query("select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'store' and table_name = 'schema_version'", _ => known = true);
        return known;
    }

    private static IReadOnlyList<Migration> Load()
    {
        var assembly = typeof(Migrations).Assembly;
        var steps = new List<Migration>();
        foreach (var name in Names().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var sql = reader.ReadToEnd();
            var needs = sql.StartsWith(NeedsLine, StringComparison.Ordinal) ? sql[NeedsLine.Length..sql.IndexOf('\n')].Trim() : throw new InvalidDataException($"'{name}' does not begin with '{NeedsLine}'.");
            steps.Add(new Migration(VersionOf(name), needs, sql));
        }

        return steps;
    }

    private static int NewestVersion()
    {
        var newest = 0;
        foreach (var name in Names())
        {
            newest = Math.Max(newest, VersionOf(name));
        }

        return newest;
    }

    private static List<string> Names()
    {
        var names = new List<string>();
        foreach (var name in typeof(Migrations).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static int VersionOf(string name) => int.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture);
}
