using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3005: a metric's name is the namespace of another metric.</summary>
internal sealed class NamespaceCollisionRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameIsNamespace,
        "A metric's name is a namespace",
        "'{0}' is a metric and the namespace of '{1}': give the metric a last word of its own",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Many stores keep names as a tree, where a node is either a value or a folder.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameIsNamespace),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        // The first metric below each namespace is enough for the message.
        var below = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var metric in metrics.Defined)
        {
            for (var dot = metric.Name.LastIndexOf('.'); dot > 0; dot = metric.Name.LastIndexOf('.', dot - 1))
            {
                var outer = metric.Name.Substring(0, dot);
                below[outer] = below.TryGetValue(outer, out var known) ? known : metric.Name;
            }
        }

        return metrics.Defined
            .Where(metric => below.ContainsKey(metric.Name))
            .Select(metric => Finding.Of(metric.At, metric.Name, below[metric.Name]));
    }
}
