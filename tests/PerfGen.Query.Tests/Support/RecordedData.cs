using System.Diagnostics;
using System.Security.Cryptography;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Support;

/// <summary>A data directory of its own, filled by a process that records through the runtime, and drained.</summary>
public sealed class RecordedData : IDisposable
{
    private static readonly string[] Variables =
        ["PERFGEN_SESSION", "PERFGEN_TASK", "PERFGEN_AGENT", "PERFGEN_MODEL", "PERFGEN_CLI", "PERFGEN_ENABLED", "PERFGEN_DIR", "TRACEPARENT"];

    public RecordedData() => Directory = new DataDirectory(Path.Combine(Path.GetTempPath(), $"perfgen-test-{Guid.NewGuid():N}"));

    public DataDirectory Directory { get; }

    public static RecordedData OfAgents()
    {
        var data = new RecordedData();
        data.Record("scenario=agents");
        data.Drain();
        return data;
    }

    /// <summary>Records in a process of its own, which has ended when this returns.</summary>
    public void Record(params string[] words)
    {
        using var writer = Process.Start(Writer(words))!;
        var output = writer.StandardOutput.ReadToEndAsync();
        var errors = writer.StandardError.ReadToEnd();
        writer.WaitForExit();
        Assert.True(writer.ExitCode == 0, errors + output.Result);
    }

    public ProcessStartInfo Writer(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "PerfGen.TestWriter.dll"), .. words])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in Variables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["PERFGEN_DIR"] = Directory.Path;
        return start;
    }

    public void Drain()
    {
        var result = new Drainer(Directory).Drain(new DrainOptions());
        Assert.Equal(0, result.Waiting);
    }

    /// <summary>Hashes the database. Nobody may have it open: closing another descriptor of it would release the engine's lock.</summary>
    public string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Directory.DatabaseFile)));

    public void Dispose()
    {
        if (Directory.Exists)
        {
            System.IO.Directory.Delete(Directory.Path, recursive: true);
        }
    }
}
