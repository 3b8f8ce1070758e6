using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3018: a tag has a name or value that does not fit, tells one event apart from all others, or looks like personal data.</summary>
internal sealed class TagRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnfitTag,
        "A tag does not fit",
        "the tag '{0}' {1}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A metric is kept once for each combination of tag values: one that is different each time fills memory and store. Personal data stays in every copy.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnfitTag));

    public override IEnumerable<Finding> Check(TagSet tags, RuleContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags.Tags)
        {
            if (tag.KeyText is { } key && !context.Options.AllowedTags.Contains(key))
            {
                if (!seen.Add(key))
                {
                    yield return Finding.Of(tag.Key, key, "is given twice: one of the two is lost");
                }
                else if (!MetricNameForm.IsWellFormed(key))
                {
                    var better = MetricNameForm.WellFormed(key);
                    yield return Finding.Of(tag.Key, key, "is not in lower case with '_' and '.' between words" + (better is null ? "" : $": write '{better}'")).ReplacedBy(better);
                }
                else if (TagNames.IsPersonal(key))
                {
                    yield return Finding.Of(tag.Key, key, "looks like personal data: leave it out, or record a hash that cannot be turned back");
                }
                else if (!tags.IsOfActivity && TagNames.IsUnbounded(key))
                {
                    yield return Finding.Of(
                        tag.Key,
                        key,
                        tags.IsOfCall ? "is different for each call, and is kept as a text of its own for each: leave it out" : "is different for each event, and makes a series of its own for each: record it with the call or activity instead");
                }
                else if (tag.KnownType is { } type && TagValues.Objection(type) is { } doubt)
                {
                    yield return Finding.Of(tag.Key, key, doubt);
                }
                else if (tag.Value is { } value && TagValues.Objection(value, tags.IsOfActivity, context.Compilation) is { } objection)
                {
                    yield return Finding.Of(value, key, objection);
                }
            }
        }

        var most = context.Options.MaxTags;
        if (!tags.IsOfActivity && tags.Tags.Length > most)
        {
            yield return Finding.Of(
                tags.Tags[most].Key,
                tags.Tags[most].KeyText ?? "?",
                $"is number {most + 1} of {tags.Tags.Length}: {(most == 8 ? "more than 8 tags allocate memory with each value" : $"'perfgen_max_tags' allows {most}")}");
        }
    }
}
