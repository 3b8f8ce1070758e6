using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3015: two metrics' names differ in case only.</summary>
internal sealed class CaseDuplicateRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CaseDuplicate,
        "Two metrics' names differ in case only",
        "'{0}' differs from '{1}' in {2} by case only: write one of them",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Stores that ignore case mix the two, others keep them apart, and nobody sees the difference.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CaseDuplicate),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        var first = new Dictionary<string, DefinedMetric>(StringComparer.OrdinalIgnoreCase);
        foreach (var metric in metrics.Defined)
        {
            if (!first.TryGetValue(metric.Name, out var earlier))
            {
                first.Add(metric.Name, metric);
            }
            else if (earlier.Name != metric.Name)
            {
                yield return Finding.Of(metric.At, metric.Name, earlier.Name, System.IO.Path.GetFileName(earlier.At.GetLineSpan().Path)).ReplacedBy(earlier.Name);
            }
        }
    }
}
