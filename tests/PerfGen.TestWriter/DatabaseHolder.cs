using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;

namespace PerfGen.TestWriter;

/// <summary>Keeps the database open for writing, as a person with a shell does who knows nothing of our locks: says "open", and waits to be killed.</summary>
internal static class DatabaseHolder
{
    [DoesNotReturn]
    public static void Run()
    {
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(Environment.GetEnvironmentVariable("PERFGEN_DIR")!, "perf.duckdb")}");
        connection.Open();
        Console.Out.WriteLine("open");
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException("Infinity is over.");
    }
}
