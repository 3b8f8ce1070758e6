using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3016: two metrics' names become the same member, or the same series of Prometheus.</summary>
internal sealed class MemberCollisionRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MemberCollision,
        "Two metrics' names become one",
        "'{0}' and '{1}' in {2} are one name where dots and underscores are: the member '{3}', and to Prometheus the series '{4}'",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generated members and exporters to Prometheus cannot keep dots; names that differ in them only collide there.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.MemberCollision),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        var first = new Dictionary<string, DefinedMetric>(StringComparer.Ordinal);
        foreach (var metric in metrics.Defined.Where(static metric => MetricNameForm.IsWellFormed(metric.Name)))
        {
            var series = metric.Name.Replace('.', '_');
            if (!first.TryGetValue(series, out var earlier))
            {
                first.Add(series, metric);
            }
            else if (earlier.Name != metric.Name)
            {
                yield return Finding.Of(metric.At, metric.Name, earlier.Name, System.IO.Path.GetFileName(earlier.At.GetLineSpan().Path), Member(series), series);
            }
        }
    }

    private static string Member(string series) => string.Concat(series.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
