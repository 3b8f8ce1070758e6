using System.Reflection;
using System.Runtime.Loader;

namespace PerfGen.Benchmarks.Building;

/// <summary>Where the SDK's compiler and PerfGen's components for it lie.</summary>
internal static class BuildEnvironment
{
    public static string CompilerFolder { get; } = Metadata("CompilerFolder");

    /// <summary>The generator as an editor loads it.</summary>
    public static string Generator { get; } = Component("PerfGen.Generator");

    /// <summary>The analyzers as an editor loads them.</summary>
    public static string Analyzers { get; } = Component("PerfGen.Analyzers");

    /// <summary>The generator as the package gives it to a build's compiler: with machine code where that is made for this platform.</summary>
    public static string GeneratorOfBuild { get; } = ComponentOfBuild("PerfGen.Generator");

    /// <inheritdoc cref="GeneratorOfBuild"/>
    public static string AnalyzersOfBuild { get; } = ComponentOfBuild("PerfGen.Analyzers");

    /// <summary>Which form that is.</summary>
    public static string FormOfBuild => GeneratorOfBuild == Generator ? "the compiler gets IL" : "the compiler gets machine code, as from the package";

    /// <summary>What tracked code references of PerfGen.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [typeof(TrackPerformanceAttribute).Assembly.Location, typeof(Perf).Assembly.Location];

    /// <summary>What is given to a compiler within this process: the framework as it runs here, and <see cref="Libraries"/>.</summary>
    public static IReadOnlyList<string> References { get; } =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal), .. Libraries];

    /// <summary>The program that starts the SDK's own.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Lets this process run the compiler that the SDK runs. Called before anything names a type of it.</summary>
    public static void UseCompilerOfSdk() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        Path.Combine(CompilerFolder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

    private static string Component(string name) => Path.Combine(Metadata("ArtifactsPath"), "bin", name, Metadata("Configuration"), name + ".dll");

    /// <remarks>PerfGen.MachineCode.targets asks for the same platform; where none was made there is no such file.</remarks>
    private static string ComponentOfBuild(string name) =>
        Path.Combine(Metadata("ArtifactsPath"), "machine-code", name, Metadata("Configuration"), name + ".dll") is var made && File.Exists(made) ? made : Component(name);

    private static bool IsManaged(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path) is not null;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static string Metadata(string key) =>
        typeof(BuildEnvironment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
