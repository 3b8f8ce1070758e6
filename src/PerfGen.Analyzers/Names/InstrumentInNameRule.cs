using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3009: a metric's name ends with the type of its instrument.</summary>
internal sealed class InstrumentInNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.InstrumentInName,
        "A metric's name ends with an instrument's type",
        "the metric's name '{0}' ends with '{1}', which is how it is kept and not what it is: '{2}' is enough",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The instrument's type is told beside the name, and stays in the name when it changes.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.InstrumentInName));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.NameText is not { } name || use.Definition is not null || name.LastIndexOfAny(['_', '.']) is not (> 0 and var end))
        {
            return null;
        }

        var last = name.Substring(end + 1);
        return last is "counter" or "histogram" or "gauge" ? Finding.Of(use.Name!, name, last, name.Substring(0, end)).ReplacedBy(name.Substring(0, end)) : null;
    }
}
