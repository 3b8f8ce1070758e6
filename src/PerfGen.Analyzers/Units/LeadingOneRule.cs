using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4003: a 1 stands before an annotation.</summary>
internal sealed class LeadingOneRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LeadingOne,
        "A unit begins with a needless 1",
        "'{0}' says no more than '{1}'",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An annotation alone is a unit; 1{x} and {x} are two units to a program that compares texts.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.LeadingOne));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use is not { Unit: not null, UnitText: { } unit, ParsedUnit: not null })
        {
            return null;
        }

        var better = Regex.Replace(unit, "(^|/)1(?=[{])", "$1");
        return better == unit ? null : Finding.Of(use.Unit, unit, better).ReplacedBy(better);
    }
}
