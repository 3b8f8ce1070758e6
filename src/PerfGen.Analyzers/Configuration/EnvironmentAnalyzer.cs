using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Configuration;

/// <summary>
/// PRFG1014: a project has tracked methods, and nothing in it can be tracked; PRFG9003: its compiler components and its run time are of different versions. Once for
/// the project, and not once for each call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Unavailable = new(
        DiagnosticIds.TrackingUnavailable,
        "Nothing is tracked in this project",
        "calls are not tracked in this project: {0}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The program runs as it is written, and records none of its calls.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TrackingUnavailable),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor Mixed = new(
        DiagnosticIds.VersionsMixed,
        "PerfGen's packages are of different versions",
        "PerfGen.Runtime is of version {0}, and the generator of version {1}{2}: reference the same version of PerfGen's packages",
        DiagnosticCategories.Internals,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Generated code calls the run time by a surface that only grows. An older run time may lack what a newer generator calls.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.VersionsMixed),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private readonly Version _own;

    public EnvironmentAnalyzer()
        : this(typeof(EnvironmentAnalyzer).Assembly.GetName().Version!)
    {
    }

    /// <summary>With another version than that of this assembly, which is the generator's too.</summary>
    internal EnvironmentAnalyzer(Version own) => _own = own;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Unavailable, Mixed];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation => Check(compilation, _own));
    }

    private static void Check(CompilationAnalysisContext context, Version own)
    {
        var compilation = context.Compilation;
        if (compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null || !InterceptionGate.IsEnabled(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            return;
        }

        var recorder = compilation.GetTypeByMetadataName(WellKnownNames.Recorder);
        if ((recorder ?? compilation.GetTypeByMetadataName(WellKnownNames.Perf))?.ContainingAssembly.Identity.Version is { } runtime
            && (recorder is null || IsOlder(runtime, own)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Mixed, Location.None, Shown(runtime), Shown(own), recorder is null ? ", and calls are not tracked" : ""));
        }
        else if (Reason(compilation, recorder) is { } reason && IsAnythingTracked(compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Unavailable, Location.None, reason));
        }
    }

    private static string? Reason(Compilation compilation, INamedTypeSymbol? recorder) => recorder is null
        ? "PerfGen.Runtime is not referenced; it is for .NET 10 and later, and a target framework before that can only be annotated"
        : InterceptionGate.AdmitsInterceptors(compilation) ? null
            : compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp12 and var language }
                ? $"C# {language.ToDisplayString()} has no interceptors; set <LangVersion> to 12 or later"
                : $"the project does not admit interceptors in '{WellKnownNames.InterceptorsNamespace}'; reference the package PerfGen itself, whose targets do, or add it to <InterceptorsNamespaces>";

    /// <summary>A later run time has all that an earlier one had, up to its next major version.</summary>
    private static bool IsOlder(Version runtime, Version generator) => runtime.Major != generator.Major || runtime < generator;

    private static bool IsAnythingTracked(Compilation compilation) => !AssemblyTracking.Of(compilation.Assembly).IsEmpty || !TrackedMembers.In(compilation).All.IsEmpty;

    private static string Shown(Version version) => version.ToString(3);
}
