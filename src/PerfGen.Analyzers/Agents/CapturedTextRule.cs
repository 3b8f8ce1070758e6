using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6006: the text of a prompt or answer is recorded, and the project has not asked for it.</summary>
internal sealed class CapturedTextRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CapturedText,
        "A prompt or an answer is recorded",
        "the tag '{0}' records what was said to or by a model: leave it out, or set 'perfgen_capture_content = true'",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Prompts and answers hold what users typed: names, secrets, code. They stay in every copy of the data.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CapturedText));

    public override IEnumerable<Finding> Check(TagSet tags, RuleContext context)
    {
        foreach (var tag in context.Options.CapturesContent ? [] : tags.Tags)
        {
            if (tag.KeyText is { } key && !context.Options.AllowedTags.Contains(key) && TagNames.IsContent(key))
            {
                yield return Finding.Of(tag.Key, key);
            }
        }
    }
}
