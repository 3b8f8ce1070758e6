using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reduces compilation and build to what generation depends on.</summary>
internal static class EnvironmentReader
{
    public static GenerationEnvironment Read(Compilation compilation, AnalyzerConfigOptions build)
    {
        var canRecord = InterceptionGate.CanRecord(compilation, build);
        var drains = canRecord && DrainsInProcess(compilation, build);
        return new GenerationEnvironment(
            canRecord,
            canRecord && InterceptionGate.CanIntercept(compilation, build),
            InterceptionGate.AdmitsInterceptors(compilation),
            drains,
            drains && compilation.GetTypeByMetadataName(WellKnownNames.InProcessSummaries) is not null,
            InterceptionGate.Property(build, "ProjectDir"));
    }

    private static bool DrainsInProcess(Compilation compilation, AnalyzerConfigOptions build) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
        && string.Equals(InterceptionGate.Property(build, WellKnownNames.DrainInProcessProperty), "true", StringComparison.OrdinalIgnoreCase)
        && compilation.GetTypeByMetadataName(WellKnownNames.InProcessDrain) is not null;
}
