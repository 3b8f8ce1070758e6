using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>Says whether calls can be intercepted in a compilation at all. Generator and analyzers ask the same question here.</summary>
internal static class InterceptionGate
{
    /// <summary>The build has not switched PerfGen off.</summary>
    public static bool IsEnabled(AnalyzerConfigOptions build) =>
        !string.Equals(Property(build, WellKnownNames.EnabledProperty), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>It is not switched off, and the recorder is there.</summary>
    public static bool CanRecord(Compilation compilation, AnalyzerConfigOptions build) =>
        IsEnabled(build) && compilation.GetTypeByMetadataName(WellKnownNames.Recorder) is not null;

    /// <summary>In addition the language knows interceptors, and the project admits PerfGen's.</summary>
    public static bool CanIntercept(Compilation compilation, AnalyzerConfigOptions build) =>
        CanRecord(compilation, build) && AdmitsInterceptors(compilation);

    /// <summary>Language and project admit interceptors, whether or not anything is recorded.</summary>
    public static bool AdmitsInterceptors(Compilation compilation) =>
        (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options is { LanguageVersion: >= LanguageVersion.CSharp12 } language
        && AdmitsNamespace(language);

    /// <summary>A property of the build; empty where it is not given.</summary>
    public static string Property(AnalyzerConfigOptions build, string name) =>
        build.TryGetValue("build_property." + name, out var value) ? value : "";

    /// <summary>Where the project's targets do not admit the namespace, an interceptor would be an error (CS9137). Blanks count, as they do for the compiler.</summary>
    private static bool AdmitsNamespace(CSharpParseOptions language) =>
        language.Features.TryGetValue("InterceptorsNamespaces", out var namespaces)
        && namespaces.Split(';').Any(static admitted => (WellKnownNames.InterceptorsNamespace + ".").StartsWith(admitted + ".", StringComparison.Ordinal));
}
