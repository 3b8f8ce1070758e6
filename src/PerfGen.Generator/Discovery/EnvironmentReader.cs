using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>Reduces compilation and build to what generation depends on.</summary>
internal static class EnvironmentReader
{
    public static GenerationEnvironment Read(Compilation compilation, AnalyzerConfigOptions build)
    {
        var language = (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options;
        var isEnabled = !string.Equals(Property(build, WellKnownNames.EnabledProperty), "false", StringComparison.OrdinalIgnoreCase);
        var canRecord = isEnabled && compilation.GetTypeByMetadataName(WellKnownNames.Recorder) is not null;
        var admitsInterceptors = language is { LanguageVersion: >= LanguageVersion.CSharp12 } && AdmitsInterceptors(language);
        return new GenerationEnvironment(
            canRecord,
            canRecord && admitsInterceptors,
            admitsInterceptors,
            canRecord && DrainsInProcess(compilation, build),
            Property(build, "ProjectDir"));
    }

    /// <summary>Where the project's targets do not admit the namespace, an interceptor would be an error (CS9137). Blanks count, as they do for the compiler.</summary>
    private static bool AdmitsInterceptors(CSharpParseOptions language) =>
        language.Features.TryGetValue("InterceptorsNamespaces", out var namespaces)
        && namespaces.Split(';').Any(static admitted => (WellKnownNames.InterceptorsNamespace + ".").StartsWith(admitted + ".", StringComparison.Ordinal));

    private static bool DrainsInProcess(Compilation compilation, AnalyzerConfigOptions build) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
        && string.Equals(Property(build, WellKnownNames.DrainInProcessProperty), "true", StringComparison.OrdinalIgnoreCase)
        && compilation.GetTypeByMetadataName(WellKnownNames.InProcessDrain) is not null;

    private static string Property(AnalyzerConfigOptions build, string name) =>
        build.TryGetValue("build_property." + name, out var value) ? value : "";
}
