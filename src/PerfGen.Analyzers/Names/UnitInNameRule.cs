using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3008: a unit stands at the end of a metric's name. Not under the profile prometheus, which wants it there.</summary>
internal sealed class UnitInNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnitInName,
        "A metric's name ends with a unit",
        "the metric's name '{0}' ends with the unit '{1}': the unit is said beside the name, and '{2}' is enough",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A unit in a name stays when the unit changes, and makes two metrics of one quantity.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnitInName));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use.NameText is { } name && MetricNameForm.UnitSuffix(name) is { } suffix && !context.Options.IsPrometheus
            ? Finding.Of(use.Name!, name, suffix.Unit, suffix.Stem).ReplacedBy(suffix.Stem)
            : null;
}
