namespace PerfGen.Architecture.Tests;

/// <summary>
/// Who may reference whom, as the architecture says it. An arrow that is not here fails the build; a project that is not here does too.
/// </summary>
internal static class ProjectTable
{
    /// <summary>Project → the projects it may reference directly.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["PerfGen.Abstractions"] = [],
        ["PerfGen.Generator"] = [],
        ["PerfGen.Analyzers"] = [],
        ["PerfGen.CodeFixes"] = ["PerfGen.Analyzers"],
        ["PerfGen.Build"] = [],
        ["PerfGen.Runtime"] = ["PerfGen.Abstractions"],
        ["DuckDB.NET.Bindings"] = [],
        ["PerfGen.Store.DuckDB"] = ["PerfGen.Abstractions", "PerfGen.Runtime", "DuckDB.NET.Bindings"],
        ["PerfGen.Query"] = ["PerfGen.Store.DuckDB"],
        ["PerfGen.Analysis"] = ["PerfGen.Query"],
        ["PerfGen.Exchange"] = ["PerfGen.Query", "PerfGen.Store.DuckDB"],
        ["PerfGen.Hosting"] = ["PerfGen.Runtime"],
        ["PerfGen.Extensions.AI"] = ["PerfGen.Runtime"],
        ["PerfGen.Cli"] = ["PerfGen.Query", "PerfGen.Analysis", "PerfGen.Exchange"],
        ["PerfGen"] = ["PerfGen.Abstractions", "PerfGen.Runtime", "PerfGen.Generator", "PerfGen.Analyzers", "PerfGen.CodeFixes", "PerfGen.Build"],
    };

    /// <summary>Project → folders of linked source it may take.</summary>
    public static IReadOnlyDictionary<string, string[]> AllowedShared { get; } = new Dictionary<string, string[]>
    {
        ["PerfGen.Abstractions"] = ["Contracts", "Polyfills"],
        ["PerfGen.Generator"] = ["Contracts", "Roslyn", "Polyfills"],
        ["PerfGen.Analyzers"] = ["Contracts", "Roslyn", "Polyfills"],
        ["PerfGen.CodeFixes"] = ["Polyfills"],
        ["PerfGen.Build"] = ["Contracts", "Polyfills"],
    };

    /// <summary>Project → packages beyond which it needs nothing: an app that only records carries no database and no other library.</summary>
    public static IReadOnlyDictionary<string, string[]> AllowedPackages { get; } = new Dictionary<string, string[]>
    {
        ["PerfGen.Abstractions"] = [],
        ["PerfGen.Runtime"] = [],
        ["DuckDB.NET.Bindings"] = [],
        ["PerfGen.Store.DuckDB"] = ["DuckDB.NET.Data.Full"],
        ["PerfGen.Query"] = [],
        ["PerfGen.Analysis"] = ["MathNet.Numerics"],
        ["PerfGen.Exchange"] = [],
        ["PerfGen.Hosting"] = ["Microsoft.Extensions.DependencyInjection.Abstractions"],
        ["PerfGen.Extensions.AI"] = ["Microsoft.Extensions.AI.Abstractions"],
        ["PerfGen"] = [],
    };
}
