using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4002: what a unit counts is in the plural.</summary>
internal sealed class PluralAnnotationRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PluralAnnotation,
        "A unit's annotation is in the plural",
        "'{0}' is written in the singular, as the name of one: '{1}'",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "UCUM annotations, and OpenTelemetry's conventions with them, name one of what is counted; {hits} and {hit} are two units to a program.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.PluralAnnotation));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use is not { Unit: not null, UnitText: { } unit, ParsedUnit: not null })
        {
            return null;
        }

        var better = Annotation.Replace(unit, static match => Singular(match.Groups["words"].Value) is { } singular ? "{" + singular + "}" : match.Value);
        return better == unit ? null : Finding.Of(use.Unit, unit, better).ReplacedBy(better);
    }

    private static readonly Regex Annotation = new("[{](?<words>[a-z_]+)[}]", RegexOptions.CultureInvariant);

    private static string? Singular(string words)
    {
        var start = words.LastIndexOf('_') + 1;
        return Nouns.Singular(words.Substring(start)) is { } singular ? words.Substring(0, start) + singular : null;
    }
}
