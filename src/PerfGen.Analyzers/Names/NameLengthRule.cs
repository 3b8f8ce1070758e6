using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3002: a metric's name is longer than 255 letters, or has letters beyond ASCII.</summary>
internal sealed class NameLengthRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameTooLong,
        "A metric's name is too long, or not ASCII",
        "the metric's name '{0}' {1}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Stores and protocols take names of up to 255 letters of ASCII; others are cut off or refused there.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameTooLong));

    /// <summary>As much of a long name as a message can bear.</summary>
    private const int Shown = 40;

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.NameText is not { } name)
        {
            return null;
        }

        return !MetricNameForm.IsAscii(name) ? Finding.Of(use.Name!, name, $"has letters beyond ASCII, the first of them '{name.First(static letter => letter > '\x7f')}'")
            : name.Length > MetricNameForm.MaxLength ? Finding.Of(use.Name!, name.Substring(0, Shown) + "…", $"has {name.Length} letters, more than {MetricNameForm.MaxLength}")
            : null;
    }
}
