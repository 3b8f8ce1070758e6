using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5005: a deprecated metric is recorded, by its name or by its typed member.</summary>
internal sealed class DeprecatedMetricRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DeprecatedMetric,
        "A deprecated metric is recorded",
        "'{0}' is deprecated{1}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The catalogue says that this metric should not be recorded any more, and what takes its place.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.DeprecatedMetric));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.Name is null || use.Definition is not { IsDeprecated: true } metric)
        {
            return null;
        }

        var instead = metric.RenamedTo is { } target ? $": record '{target}' instead" : "";
        var why = metric.Deprecated is { Length: > 0 } reason ? (instead.Length == 0 ? ": " : "; ") + reason.TrimEnd('.') : "";
        return Finding.Of(use.Name, metric.Name, instead + why).ReplacedBy(Replacement(use, metric));
    }

    /// <summary>What takes its place as the code has it; another unit would need another value.</summary>
    private static string? Replacement(MetricUse use, MetricDefinition metric) =>
        metric.RenamedTo is { } target && use.Catalogue.Find(target) is { Definition: { } other } && metric.Normalise(other.ParsedUnit) is { } normal && normal.Factor == Ratio.One
            ? use.Kind == MetricUseKind.Typed ? MemberName.Of(target) : target
            : null;
}
