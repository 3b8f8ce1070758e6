using System.Diagnostics;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>What the process holds beside the managed heap, once the collector and the finalizers have done their part.</summary>
internal static class ProcessMemory
{
    public static long Used()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 - GC.GetGCMemoryInfo().TotalCommittedBytes;
    }
}

/// <summary>For tests that measure memory: they run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = nameof(Alone);
}
