using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Catalogue;
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

    /// <summary>The metrics of a catalogue by what they measure; where two of them share it, none is right.</summary>
    private static readonly ConditionalWeakTable<CatalogueView, Dictionary<string, string>> Known = new();

    public override Finding? Check(MetricUse use, RuleContext context) =>
        context.Options.Profile == NameProfile.PerfGen && use.NameText is { } name && MetricNameForm.IsWellFormed(name) && use.Definition is null && Catalogued(name, use.Catalogue) is { } known
            ? Finding.Of(use.Name!, name, known, $"the catalogue says '{known}'").ReplacedBy(known)
            : null;

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        foreach (var group in metrics.Defined.Where(metric => IsOwn(metric, metrics.Catalogue)).GroupBy(static metric => QuantityKey.Of(metric.Name), StringComparer.Ordinal))
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

    /// <summary>The catalogue's name for the same; null where it has none. Slips against a project's own catalogue are PRFG5001's.</summary>
    private static string? Catalogued(string name, CatalogueView catalogue) =>
        Known.GetValue(catalogue, ByQuantity).TryGetValue(QuantityKey.Of(name), out var same) ? same
            : catalogue.HasOwn ? null
            : catalogue.All.FirstOrDefault(metric => QuantityKey.IsSlipOf(name, metric.Definition.Name))?.Definition.Name;

    private static Dictionary<string, string> ByQuantity(CatalogueView catalogue) => catalogue.All
        .GroupBy(static metric => QuantityKey.Of(metric.Definition.Name), StringComparer.Ordinal)
        .Where(static group => group.Count() == 1)
        .ToDictionary(static group => group.Key, static group => group.Single().Definition.Name, StringComparer.Ordinal);

    private static bool IsOwn(DefinedMetric metric, CatalogueView catalogue) =>
        catalogue.Find(metric.Name) is null && (metric.Options.Profile != NameProfile.PerfGen || Catalogued(metric.Name, catalogue) is null);
}
