using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6002: a tag that takes one of some words has another.</summary>
internal sealed class WorkerKindRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownWorkerKind,
        "A tag has a value that its convention does not know",
        "'{0}' is not a value of '{1}'{2}",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Screens group and colour by these words; one that they do not know is shown as nothing, and no error says so.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnknownWorkerKind));

    public override IEnumerable<Finding> Check(TagSet tags, RuleContext context)
    {
        foreach (var tag in tags.Tags)
        {
            if (tag is { KeyText: { } key, Value: { } value } && MetricUse.TextOf(value) is { } text && WorkerKinds.Of(key) is { } kinds && !kinds.Words.Contains(text))
            {
                var nearest = ConfigurationKeys.Nearest(text, kinds.Words);
                if (!kinds.IsOpen || (nearest is not null && NearestName.Distance(text.ToLowerInvariant(), nearest) <= 2))
                {
                    yield return Finding.Of(value, text, key, nearest is null ? ": write one of " + string.Join(", ", kinds.Words) : $"; did you mean '{nearest}'?").ReplacedBy(nearest);
                }
            }
        }
    }
}
