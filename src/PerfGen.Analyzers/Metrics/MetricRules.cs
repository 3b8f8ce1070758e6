using System.Collections.Immutable;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Names;
using PerfGen.Analyzers.Units;

namespace PerfGen.Analyzers.Metrics;

/// <summary>The rules of <see cref="MetricUseAnalyzer"/>, by their IDs.</summary>
internal static class MetricRules
{
    public static ImmutableArray<MetricRule> All { get; } =
    [
        new NameFormRule(),
        new NameLengthRule(),
        new UnitInNameRule(),
        new ComputedNameRule(),
        new UnknownUnitRule(),
        new PrefixedUnitRule(),
        new DurationUnitRule(),
        new MissingUnitRule(),
        new CatalogueUnitRule(),
        new ValueUnitRule(),
        new NotInCatalogueRule(),
        new DeprecatedMetricRule(),
        new RecordedTagRule(),
    ];
}
