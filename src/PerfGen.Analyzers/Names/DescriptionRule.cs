using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3020: an instrument has no description, or one that is no sentence.</summary>
internal sealed class DescriptionRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NoDescription,
        "An instrument has no description",
        "the instrument '{0}' {1}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The description is what a reader of a chart sees who does not know the code.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NoDescription));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use is not { Instrument: { } instrument, NameText: { } name } || (instrument.Description is { ConstantValue.HasValue: false }))
        {
            return null;
        }

        var text = instrument.DescriptionText?.TrimEnd();
        if (!string.IsNullOrEmpty(text))
        {
            return text!.EndsWith(".", StringComparison.Ordinal) || text.EndsWith("?", StringComparison.Ordinal) || text.EndsWith(")", StringComparison.Ordinal) ? null
                : Finding.Of(instrument.Description!, name, "has a description that does not end with '.'").ReplacedBy(text + ".");
        }

        return Finding.Of(use.Name!, name, "has no description: say in a sentence what it measures").ReplacedBy(Summary(use, context));
    }

    /// <summary>What the documentation of the field or property says that holds the instrument; null where it says nothing, or more than text.</summary>
    private static string? Summary(MetricUse use, RuleContext context)
    {
        var holder = Holder.Receiving(use.Operation);
        if (holder is not (IFieldSymbol or IPropertySymbol)
            || holder.GetDocumentationCommentXml(cancellationToken: context.Stop) is not { Length: > 0 } xml
            || Regex.Match(xml, "<summary>(?<text>[^<]+)</summary>") is not { Success: true } summary)
        {
            return null;
        }

        var text = Regex.Replace(WebUtility.HtmlDecode(summary.Groups["text"].Value), "\\s+", " ").Trim();
        return text.Length == 0 ? null : text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";
    }
}
