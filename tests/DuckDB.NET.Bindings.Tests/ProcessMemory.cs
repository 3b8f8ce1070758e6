using System.Diagnostics;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>Finds leaks of native memory by what the process holds beside the managed heap.</summary>
internal static class ProcessMemory
{
    private const int Tries = 4;

    /// <summary>
    /// Fails when the work leaves memory behind every time. Once proves nothing: the engine keeps buffers and the runtime
    /// compiles code as they please, but they do not do so at each of several turns.
    /// </summary>
    public static void AssertThatNothingIsLeftBehind(string what, long tolerance, Action work)
    {
        var left = new List<long>();
        for (var i = 0; i < Tries; i++)
        {
            var before = Used();
            work();
            left.Add(Used() - before);
            if (left[^1] < tolerance)
                return;
        }

        Assert.Fail($"{what} left {string.Join(", then ", left.Select(bytes => $"{bytes >> 10} KiB"))} behind.");
    }

    private static long Used()
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
