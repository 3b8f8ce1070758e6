using System.Runtime.CompilerServices;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Analysis.Tests;

/// <summary>What this process records goes into a directory of its own.</summary>
internal static class OwnDirectory
{
    /// <summary>Tests that count what this process has rejected run one after the other.</summary>
    public const string Counted = "counted";

    public static DataDirectory Drained()
    {
        Assert.Equal(0, PerfStore.Drain().Waiting);
        return Perf.DataDirectory;
    }

    [ModuleInitializer]
    internal static void Use()
    {
        var folder = Directory.CreateTempSubdirectory("perfgen-analysis-").FullName;
        foreach (var variable in new[] { "PERFGEN_SESSION", "PERFGEN_TASK", "PERFGEN_AGENT", "PERFGEN_MODEL", "PERFGEN_CLI", "PERFGEN_ENABLED" })
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        Environment.SetEnvironmentVariable("PERFGEN_DIR", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
