using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3001: a metric's name is not words of lower-case letters and digits, joined by one underscore or dot each.</summary>
internal sealed class NameFormRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameForm,
        "A metric's name is not in snake_case",
        "'{0}' is not a metric's name{1}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "One spelling for one metric: names that differ in case or delimiters are different metrics to every query.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameForm));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        // What is not ASCII, PRFG3002 reports.
        if (use.NameText is not { } name || use.Definition is not null || !MetricNameForm.IsAscii(name))
        {
            return null;
        }

        if (context.Options.NamePattern is { } pattern)
        {
            return Matches(pattern, name) ? null : Finding.Of(use.Name!, name, $": 'perfgen_name_pattern' asks for {context.Options.NamePatternText}");
        }

        if (MetricNameForm.IsWellFormed(name))
        {
            return null;
        }

        var better = MetricNameForm.WellFormed(name);
        return Finding.Of(use.Name!, name, ": write words of lower-case letters and digits, joined by one '_' or '.' each" + (better is null ? "" : $"; for instance '{better}'")).ReplacedBy(better);
    }

    /// <summary>A pattern that takes too long is no reason to stop a build: what it would say is not known.</summary>
    private static bool Matches(Regex pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
