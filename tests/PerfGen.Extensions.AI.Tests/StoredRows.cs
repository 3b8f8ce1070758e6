using System.Runtime.CompilerServices;
using PerfGen.Store.DuckDB;

namespace PerfGen.Extensions.AI.Tests;

/// <summary>What of this test process is in its database, by the agent that a test has for itself.</summary>
internal static class StoredRows
{
    [ModuleInitializer]
    internal static void UseScratchDirectory()
    {
        var scratch = Directory.CreateTempSubdirectory("perfgen-ai-tests-").FullName;
        Environment.SetEnvironmentVariable("PERFGEN_DIR", scratch);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(scratch, recursive: true);
    }

    public static IReadOnlyList<Dictionary<string, object?>> Calls(string agent) => Read($"select * from calls where agent = '{agent}' order by seq");

    public static IReadOnlyDictionary<string, double> Values(string agent) =>
        Read($"select m.name, m.value from metrics m join calls c on m.span_id = c.span_id where c.agent = '{agent}' and m.seq <> m.span_id").ToDictionary(static row => (string)row["name"]!, static row => (double)row["value"]!);

    private static List<Dictionary<string, object?>> Read(string sql)
    {
        var drained = PerfStore.Drain();
        Assert.True(drained.Waiting == 0 && drained.HeldBy is null, drained.ToString());
        using var reader = PerfStore.Open();
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<Dictionary<string, object?>>();
        while (rows.Read())
        {
            all.Add(Enumerable.Range(0, rows.FieldCount).ToDictionary(rows.GetName, i => rows.IsDBNull(i) ? null : rows.GetValue(i)));
        }

        return all;
    }
}
