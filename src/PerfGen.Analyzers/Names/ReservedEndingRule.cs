using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3013: a metric's name ends with what Prometheus appends itself.</summary>
internal sealed class ReservedEndingRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ReservedEnding,
        "A metric's name has a reserved ending",
        "the metric's name '{0}' ends with '{1}', which Prometheus appends itself: '{2}'",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A histogram becomes several series, told apart by these endings; a name that has one already collides with them.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ReservedEnding));

    private static readonly string[] Endings = ["_bucket", "_count", "_sum", "_created", "_info"];

    public override Finding? Check(MetricUse use, RuleContext context) =>
        context.Options.IsPrometheus && use.NameText is { } name && use.Definition is null
        && Endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) is { } found
            ? Finding.Of(use.Name!, name, found, name.Substring(0, name.Length - found.Length)).ReplacedBy(name.Substring(0, name.Length - found.Length))
            : null;
}
