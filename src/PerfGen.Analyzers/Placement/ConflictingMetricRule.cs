using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1008: a method names another metric than what it overrides or implements.</summary>
internal sealed class ConflictingMetricRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ConflictingMetric,
        "A method and what it overrides or implements name different metrics",
        "'{0}' is recorded as '{1}' here, and as '{2}' where '{3}' is called",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Which of the two names a call gets depends on the type of the variable that it is made on, so that neither metric has all of them.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ConflictingMetric));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        foreach (var written in WrittenAttribute.TrackPerformance(method, stop).Take(1))
        {
            if (Tracking.MetricOf(written.Data) is not { } metric)
            {
                continue;
            }

            foreach (var slot in Slots.Of(method))
            {
                if (TrackedMethods.All(slot).Select(Tracking.MetricOf).FirstOrDefault(static name => name is not null) is { } other && other != metric)
                {
                    yield return Finding.Of(written.Positional.First().GetLocation(), MethodGroupAnalyzer.Shown(method), metric, other, MethodGroupAnalyzer.Shown(slot)).ReplacedBy(other);
                    break;
                }
            }
        }
    }
}
