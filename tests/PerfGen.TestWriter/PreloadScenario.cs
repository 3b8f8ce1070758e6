using PerfGen.Store.DuckDB;

namespace PerfGen.TestWriter;

/// <summary>Says "loaded &lt;0 or 1&gt;": whether the engine's library is in this process, before <see cref="PerfStore.Preload"/> and after it. Linux.</summary>
internal static class PreloadScenario
{
    public static void Run()
    {
        Console.WriteLine(IsLoaded() ? "loaded 1" : "loaded 0");
        PerfStore.Preload();
        SpinWait.SpinUntil(IsLoaded, TimeSpan.FromMinutes(1));
        Console.WriteLine(IsLoaded() ? "loaded 1" : "loaded 0");
    }

    private static bool IsLoaded() => File.ReadAllText("/proc/self/maps").Contains("libduckdb", StringComparison.Ordinal);
}
