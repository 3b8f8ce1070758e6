using Microsoft.CodeAnalysis;

namespace PerfGen.Generator.Tests.Harness;

/// <summary>References to the framework that runs the tests, and to PerfGen's libraries.</summary>
internal static class Framework
{
    public static IReadOnlyList<MetadataReference> References { get; } = Load();

    public static IReadOnlyList<MetadataReference> Runtime { get; } = [MetadataReference.CreateFromFile(typeof(Perf).Assembly.Location)];

    /// <summary>PerfGen.Hosting, and what it is for.</summary>
    public static IReadOnlyList<MetadataReference> Hosting { get; } =
    [
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.TrackServiceCollectionExtensions).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly.Location),
    ];

    private static List<MetadataReference> Load()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. platform
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Append(typeof(TrackPerformanceAttribute).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
