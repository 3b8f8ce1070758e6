using System.Reflection;

namespace PerfGen.Package.Tests;

/// <summary>Where the sources lie, and how they were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>What MSBuild runs beside the compiler.</summary>
    public static string BuildTasks { get; } = Metadata("BuildTasks");

    /// <summary>The program that plays the editor.</summary>
    public static string WorkspaceHost { get; } = Metadata("WorkspaceHost");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
