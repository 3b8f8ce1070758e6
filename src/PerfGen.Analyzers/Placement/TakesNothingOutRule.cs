using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG2015: [DoNotTrack] stands where nothing would be tracked without it.</summary>
internal sealed class TakesNothingOutRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TakesNothingOut,
        "[DoNotTrack] takes nothing out",
        "[DoNotTrack] takes nothing out: {0}",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "It takes methods out of what [TrackPerformance] on a type, an interface or the assembly asks for. Nothing asks for these. With CallsInside it also leaves the calls inside as they are. None of these is tracked.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TakesNothingOut));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop) =>
        Written(method, stop) is { } written && method.ContainingType.TypeKind != TypeKind.Interface && !Tracking.IsAskedFor(ExtensionMember.Callable(method), compilation)
            ? Report(written, method, $"'{method.Name}' is not", compilation, stop)
            : [];

    public override IEnumerable<Finding> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken stop) =>
        Written(type, stop) is { } written && type.TypeKind != TypeKind.Interface && !Methods(type).Any(method => Tracking.IsAskedFor(ExtensionMember.Callable(method), compilation))
            ? Report(written, type, $"no method of '{type.Name}' is", compilation, stop)
            : [];

    private static IEnumerable<Finding> Report(WrittenAttribute written, ISymbol symbol, string objection, Compilation compilation, CancellationToken stop) =>
        Tracking.NamedArgument(written.Data, "CallsInside")?.Value is not true ? [Finding.Of(written.At, $"{objection} tracked without it")]
        : CallsInside.IsAnyLeftAlone(symbol, compilation, stop) ? []
        : [Finding.Of(written.At, $"{objection} tracked without it, and no call inside is")];

    private static WrittenAttribute? Written(ISymbol symbol, CancellationToken stop)
    {
        foreach (var written in WrittenAttribute.Of(symbol, WellKnownNames.DoNotTrackAttribute, stop))
        {
            return written;
        }

        return null;
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Concat(type.GetTypeMembers().SelectMany(Methods));
}
