using System.Collections.Immutable;
using PerfGen.Analyzers.Agents;
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
        new NamespaceRule(),
        new ReservedNamespaceRule(),
        new NamespaceCollisionRule(),
        new ConflictRule(),
        new TwoNamesRule(),
        new UnitInNameRule(),
        new InstrumentInNameRule(),
        new TotalInNameRule(),
        new PluralNameRule(),
        new NameEndingRule(),
        new ReservedEndingRule(),
        new ComputedNameRule(),
        new CaseDuplicateRule(),
        new MemberCollisionRule(),
        new AbbreviationRule(),
        new TagRule(),
        new TagSetsRule(),
        new DescriptionRule(),
        new UnknownUnitRule(),
        new PluralAnnotationRule(),
        new LeadingOneRule(),
        new PrefixedUnitRule(),
        new DurationUnitRule(),
        new MissingUnitRule(),
        new CatalogueUnitRule(),
        new UnitAgainstNameRule(),
        new ValueUnitRule(),
        new MixedSumRule(),
        new CostCurrencyRule(),
        new ScaleRule(),
        new BinaryPrefixRule(),
        new RateCounterRule(),
        new NotInCatalogueRule(),
        new DeprecatedMetricRule(),
        new RecordedTagRule(),
        new NamelessWorkerRule(),
        new WorkerKindRule(),
        new TokenDirectionRule(),
        new StreamingRule(),
        new CapturedTextRule(),
        new SharedSessionRule(),
        new NotTokensRule(),
    ];
}
