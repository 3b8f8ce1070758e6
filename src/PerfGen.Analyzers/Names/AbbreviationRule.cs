using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3017: a metric's name has a short form, or a word that the project bans.</summary>
internal sealed class AbbreviationRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.Abbreviation,
        "A metric's name has a word that should not be in it",
        "the metric's name '{0}' has the {1} '{2}'{3}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Names are read by others, and later: words cost nothing there.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.Abbreviation));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.NameText is not { } name || use.Definition is not null || !MetricNameForm.IsWellFormed(name))
        {
            return null;
        }

        foreach (var word in name.Split('_', '.'))
        {
            if (context.Options.BannedWords.TryGetValue(word, out var instead))
            {
                return Of("banned word", word, instead);
            }

            if (Abbreviations.Expand(word) is { } expanded)
            {
                return Of("short form", word, expanded);
            }
        }

        return null;

        Finding Of(string what, string word, string? instead)
        {
            var better = instead is null ? null : Regex.Replace(name, $"(?<![a-z0-9]){word}(?![a-z0-9])", instead);
            return Finding.Of(use.Name!, name, what, word, better is null ? ": leave it out" : $": write '{better}'").ReplacedBy(better);
        }
    }
}
