using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3007: two names of metrics say the same quantity.</summary>
internal sealed class TwoNamesRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TwoNames,
        "Two metrics' names say the same",
        "'{0}' and '{1}' name the same quantity; {2}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "One quantity under two names is two charts, and neither is whole.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TwoNames));

    /// <summary>The catalogue's metrics by what they measure; where two of them share it, none is right.</summary>
    private static readonly Dictionary<string, string> Known = MetricCatalogue.All
        .GroupBy(static metric => QuantityKey.Of(metric.Name), StringComparer.Ordinal)
        .Where(static group => group.Count() == 1)
        .ToDictionary(static group => group.Key, static group => group.Single().Name, StringComparer.Ordinal);

    public override Finding? Check(MetricUse use, RuleContext context) =>
        context.Options.Profile == NameProfile.PerfGen && use.NameText is { } name && MetricNameForm.IsWellFormed(name) && use.Definition is null && Catalogued(name) is { } known
            ? Finding.Of(use.Name!, name, known, $"the catalogue says '{known}'").ReplacedBy(known)
            : null;

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        foreach (var group in metrics.Defined.Where(static metric => IsOwn(metric)).GroupBy(static metric => QuantityKey.Of(metric.Name), StringComparer.Ordinal))
        {
            // What most places say is right; of equals, what stands first.
            var names = group.GroupBy(static metric => metric.Name, StringComparer.Ordinal).OrderByDescending(static places => places.Count()).ToArray();
            // Names that differ in dots and underscores alone are PRFG3016's.
            foreach (var place in names.Skip(1).SelectMany(static places => places).Where(place => place.Name.Replace('.', '_') != names[0].Key.Replace('.', '_')))
            {
                yield return Finding.Of(place.At, place.Name, names[0].Key, $"write '{names[0].Key}' in all places").ReplacedBy(names[0].Key);
            }
        }
    }

    private static string? Catalogued(string name) =>
        Known.TryGetValue(QuantityKey.Of(name), out var same) ? same : MetricCatalogue.All.FirstOrDefault(metric => QuantityKey.IsSlipOf(name, metric.Name))?.Name;

    private static bool IsOwn(DefinedMetric metric) =>
        MetricCatalogue.Find(metric.Name) is null && (metric.Options.Profile != NameProfile.PerfGen || Catalogued(metric.Name) is null);
}
