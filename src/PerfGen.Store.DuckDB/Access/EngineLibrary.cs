using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>The engine's library: 70 MB with tens of thousands of addresses to put right, which takes a new process as long as everything that it does before it needs the engine.</summary>
internal static class EngineLibrary
{
    private static int _isLoading;

    /// <summary>Begins to load it on another thread, once in a process. Whoever needs it waits for it as if nothing had been said; where it is not found, that one is told.</summary>
    public static void BeginLoading()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref _isLoading, 1) == 0)
        {
            // Not of the pool: in a new process that would have to be made first.
            new Thread(static () => NativeLibrary.TryLoad("duckdb", typeof(DuckDBConnection).Assembly, null, out var _)) { IsBackground = true, Name = "PerfGen engine" }.UnsafeStart();
        }
    }
}
