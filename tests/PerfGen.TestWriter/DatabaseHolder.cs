using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DuckDB.NET.Data;

namespace PerfGen.TestWriter;

/// <summary>A person with a shell, who opens the database for writing and knows nothing of our locks.</summary>
internal static class DatabaseHolder
{
    private static readonly string Source = $"DataSource={Path.Combine(Environment.GetEnvironmentVariable("PERFGEN_DIR")!, "perf.duckdb")}";

    /// <summary>Keeps it open: says "open", and waits to be killed.</summary>
    [DoesNotReturn]
    public static void Run()
    {
        using var connection = new DuckDBConnection(Source);
        connection.Open();
        Console.Out.WriteLine("open");
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException("Infinity is over.");
    }

    /// <summary>Opens it, looks, and closes it after a moment, again and again until it is killed; tries again where others have it. Says "opened &lt;times&gt; &lt;tries in vain&gt; &lt;milliseconds that it kept it longest&gt;".</summary>
    [DoesNotReturn]
    public static void ComeAndGo()
    {
        var longest = 0.0;
        for (int opened = 0, failed = 0; ;)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                using (var connection = new DuckDBConnection(Source))
                {
                    connection.Open();
                    using var command = connection.CreateCommand();
                    command.CommandText = "select count(*) from store.calls";
                    command.ExecuteScalar();
                    Thread.Sleep(200);
                }

                opened++;
                longest = Math.Max(longest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            catch (DuckDBException error) when (error.Message.Contains("Could not set lock", StringComparison.Ordinal))
            {
                failed++;
                Thread.Sleep(50);
                continue;
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened {opened} {failed} {longest:F0}"));
            Console.Out.Flush();
            Thread.Sleep(800);
        }
    }
}
