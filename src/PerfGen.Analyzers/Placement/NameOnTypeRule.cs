using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1016: an attribute on a type or on the assembly names a metric.</summary>
internal sealed class NameOnTypeRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameOnType,
        "A metric's name on a type or assembly is not used",
        "'{0}' is not used: {1} stands for many methods, and each records under its own name. Leave it out, or put it on the method that it is for.",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The durations of different methods under one name are one metric of nothing in particular.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameOnType));

    public override IEnumerable<Finding> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken stop) =>
        WrittenAttribute.TrackPerformance(type, stop).SelectMany(written => Check(written, "an attribute on a type"));

    public override IEnumerable<Finding> Check(AttributeData ofAssembly, Compilation compilation, CancellationToken stop) =>
        WrittenAttribute.Of(ofAssembly, stop) is { } written ? Check(written, "an attribute on the assembly") : [];

    private static IEnumerable<Finding> Check(WrittenAttribute written, string what) =>
        Tracking.MetricOf(written.Data) is { } name ? [Finding.Of(written.Positional.First().GetLocation(), name, what)] : [];
}
