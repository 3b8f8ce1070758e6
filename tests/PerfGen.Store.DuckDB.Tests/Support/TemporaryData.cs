using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>A data directory of its own for a test, deleted afterwards.</summary>
public sealed class TemporaryData : IDisposable
{
    private readonly string _root = System.IO.Directory.CreateTempSubdirectory("perfgen-store-").FullName;

    public TemporaryData()
    {
        Directory = new DataDirectory(Path.Combine(_root, ".perfgen"));
        Directory.Create();
    }

    public DataDirectory Directory { get; }

    public DrainResult Drain(int rows = 100_000) => new Drainer(Directory).Drain(new DrainOptions { RowsPerTransaction = rows });

    /// <summary>Rows of a query, each as its columns joined by a bar; null is "null".</summary>
    public IReadOnlyList<string> Ask(string sql)
    {
        using var reader = StoreReader.Open(Directory);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var answer = new List<string>();
        while (rows.Read())
        {
            answer.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount)
                .Select(i => rows.IsDBNull(i) ? "null" : Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return answer;
    }

    public string AskOne(string sql) => Assert.Single(Ask(sql));

    public string[] JournalFiles() => [.. System.IO.Directory.GetFiles(Directory.JournalFolder).Select(static path => Path.GetFileName(path)).Order()];

    public void Dispose() => System.IO.Directory.Delete(_root, recursive: true);
}
