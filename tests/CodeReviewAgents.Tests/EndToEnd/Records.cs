using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>What is in the database of a test's data directory.</summary>
internal sealed class Records(TemporaryFolder folder)
{
    private readonly DataDirectory _directory = new(folder.At("data"));

    public DrainResult Drain() => new Drainer(_directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(10) });

    /// <summary>The rows of a question, each as its values.</summary>
    public List<object?[]> Ask(string sql)
    {
        using var store = StoreReader.Open(_directory);
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add([.. row.Select(static value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public long AskNumber(string sql) => Convert.ToInt64(Assert.Single(Ask(sql))[0], CultureInfo.InvariantCulture);

    /// <summary>Method → rows in <c>calls</c> for which the condition holds.</summary>
    public SortedDictionary<string, long> CallsByMethod(string condition = "true") => new(
        Ask($"select split_part(type, '.', -1) || '.' || method, count(*) from calls where {condition} group by all")
            .ToDictionary(static row => (string)row[0]!, static row => Convert.ToInt64(row[1], CultureInfo.InvariantCulture)),
        StringComparer.Ordinal);

    public long Duplicates() => AskNumber("select count(*) from (select source, seq from calls group by all having count(*) > 1)");
}
