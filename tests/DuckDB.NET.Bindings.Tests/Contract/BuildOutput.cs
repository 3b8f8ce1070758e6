namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>Finds the assemblies that the contract is about.</summary>
internal static class BuildOutput
{
    public static string Data => Beside("DuckDB.NET.Data.dll");

    public static string Bindings => Beside("DuckDB.NET.Bindings.dll");

    public static string Tests => Beside("DuckDB.NET.Bindings.Tests.dll");

    /// <summary>
    /// Every assembly of ours that a project's build put out, but those of tests and samples.
    /// The projects' folders lie side by side, so the test sees also what it does not reference.
    /// </summary>
    public static IReadOnlyList<string> Shipped()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var projects = configuration.Parent!.Parent!;
        return
        [
            .. projects.EnumerateDirectories("PerfGen*")
                .Where(project => !project.Name.EndsWith(".Tests", StringComparison.Ordinal))
                .SelectMany(project => project.EnumerateDirectories(configuration.Name + "*"))
                .SelectMany(output => output.EnumerateFiles("*.dll"))
                .Where(file => file.Name.StartsWith("perfgen", StringComparison.OrdinalIgnoreCase))
                .Select(file => file.FullName)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
