using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace PerfGen.Benchmarks.Building;

/// <summary>What a build tells the compiler about a project: asked of MSBuild, so that references, settings and the SDK's own analyzers and generators are those of every console project.</summary>
internal static class CompilerCommand
{
    /// <summary>Writes the project beside its sources, restores it and has MSBuild say how it would call the compiler.</summary>
    /// <param name="folder">The project's folder, its sources in it.</param>
    /// <param name="components">The generators and analyzers of PerfGen that it has.</param>
    /// <returns>The arguments, one each; paths are absolute or start in <paramref name="folder"/>.</returns>
    /// <exception cref="InvalidOperationException">MSBuild failed.</exception>
    public static IReadOnlyList<string> Ask(string folder, IReadOnlyList<string> components)
    {
        var path = Path.Combine(folder, "app.csproj");
        Project(components).Save(path);
        var start = new ProcessStartInfo(BuildEnvironment.Host,
            ["msbuild", path, "-restore", "-nodeReuse:false", "-t:Compile", "-getItem:CscCommandLineArgs", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"MSBuild does not say how it compiles '{path}':\n{said}");
        }

        using var answer = JsonDocument.Parse(said);
        return [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static argument => argument.GetProperty("Identity").GetString()!)];
    }

    private static XElement Project(IReadOnlyList<string> components) => new("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("OutputType", "Exe"),
            new XElement("TargetFramework", "net10.0"),
            new XElement("Nullable", "enable"),
            new XElement("InterceptorsNamespaces", "$(InterceptorsNamespaces);PerfGen.Generated"),
            // It has no packages, and restoring asks nobody.
            new XElement("NuGetAudit", "false"),
            new XElement("UseAppHost", "false")),
        new XElement("ItemGroup",
            new XElement("CompilerVisibleProperty", new XAttribute("Include", "PerfGenEnabled")),
            BuildEnvironment.Libraries.Select(static library => new XElement("Reference", new XAttribute("Include", library))),
            components.Select(static component => new XElement("Analyzer", new XAttribute("Include", component)))));
}
