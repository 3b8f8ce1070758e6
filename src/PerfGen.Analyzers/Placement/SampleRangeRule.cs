using System.Globalization;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1012: <c>SampleEvery</c> is no number of calls of which one can be timed.</summary>
internal sealed class SampleRangeRule() : PlacementRule(Rule)
{
    private const int Most = ushort.MaxValue;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SampleOutOfRange,
        "SampleEvery is out of range",
        "'SampleEvery = {0}' is out of range: one of 1 to 65535 calls can be timed",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A record holds how many calls it stands for in 16 bits.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.SampleOutOfRange));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop) => WrittenAttribute.TrackPerformance(method, stop).SelectMany(Check);

    public override IEnumerable<Finding> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken stop) => WrittenAttribute.TrackPerformance(type, stop).SelectMany(Check);

    public override IEnumerable<Finding> Check(AttributeData ofAssembly, Compilation compilation, CancellationToken stop) =>
        WrittenAttribute.Of(ofAssembly, stop) is { } written ? Check(written) : [];

    private static IEnumerable<Finding> Check(WrittenAttribute written) =>
        Tracking.NamedArgument(written.Data, "SampleEvery")?.Value is int every && every is < 0 or > Most && written.Named("SampleEvery") is { } at
            ? [Finding.Of(at.GetLocation(), every).ReplacedBy((every < 0 ? 1 : Most).ToString(CultureInfo.InvariantCulture))]
            : [];
}
