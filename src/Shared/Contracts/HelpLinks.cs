using System.Reflection;

namespace PerfGen.Contracts;

/// <summary>The page of each diagnostic. The repository's address is the MSBuild property PerfGenRepositoryUrl, which the SDK writes into every assembly.</summary>
internal static class HelpLinks
{
    private static readonly string Repository = typeof(HelpLinks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "RepositoryUrl")?.Value
        ?? throw new InvalidOperationException("The assembly was built without RepositoryUrl; it is set in src/Directory.Build.props.");

    /// <summary>The page that shows bad code, good code, and when to suppress.</summary>
    public static string For(string diagnosticId) => Repository + "/blob/main/src/PerfGen.Analyzers/docs/" + diagnosticId + ".md";
}
