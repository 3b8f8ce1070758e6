using System.Globalization;
using DuckDB.NET.Data;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Draining;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What this assembly does when a test starts it as a process: <c>verb directory</c>. It says "ready" when it is where the test wants it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        var directory = new DataDirectory(args[1]);
        switch (args[0])
        {
            case "drain":
                var result = new Drainer(directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(60), RowsPerTransaction = 500 });
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drained {result.Calls} {result.Waiting} {result.HeldBy}"));
                return 0;
            case "stop-before-commit":
                new Drainer(directory) { Probe = new DrainProbe { BeforeCommit = WaitToBeKilled } }.Drain(new DrainOptions());
                return 1;
            case "stop-after-commit":
                new Drainer(directory) { Probe = new DrainProbe { AfterCommit = WaitToBeKilled } }.Drain(new DrainOptions());
                return 1;
            case "hold":
                // A person's shell: knows nothing of our locks.
                using (var connection = new DuckDBConnection($"DataSource={directory.DatabaseFile}"))
                {
                    connection.Open();
                    WaitToBeKilled();
                }

                return 1;
            case "read":
                // A reader that asks again and again until it is killed; says how often it could.
                for (var asked = 1; ; asked++)
                {
                    using (var reader = StoreReader.Open(directory))
                    using (var command = reader.Connection.CreateCommand())
                    {
                        command.CommandText = "select count(*) from calls";
                        command.ExecuteScalar();
                        Thread.Sleep(20);
                    }

                    Console.WriteLine(asked == 1 ? "ready" : string.Create(CultureInfo.InvariantCulture, $"asked {asked}"));
                    Console.Out.Flush();
                }

            default:
                return 2;
        }
    }

    private static void WaitToBeKilled()
    {
        Console.WriteLine("ready");
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
    }
}
