using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace DuckDB.NET.Bindings.Tests.Contract;

public sealed class NativeLibraryTests
{
    private static readonly nint Library = NativeLibrary.Load("duckdb", typeof(DuckDBConnection).Assembly, searchPath: null);

    [Fact]
    public void EveryImportedFunctionIsExported()
    {
        var imports = Imports.Of(BuildOutput.Bindings);

        Assert.True(imports.Count > 150, $"Only {imports.Count} imports were found.");
        Assert.DoesNotContain(imports, function => !IsExported(function));
    }

    [Fact]
    public void AFunctionThatIsNotExportedIsNoticed() => Assert.False(IsExported("duckdb_destroy_everything"));

    [Fact]
    public void TheEngineIsOfTheVersionThatThePackageIsMadeFor()
    {
        var package = typeof(DuckDBConnection).Assembly.GetName().Version!;

        Assert.Equal($"v{package.ToString(3)}", DuckDB.NET.Native.NativeMethods.Startup.DuckDBLibraryVersion());
    }

    private static bool IsExported(string function) => NativeLibrary.TryGetExport(Library, function, out _);
}
