using System.Globalization;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3019: an up-down counter goes up with other tags than it goes down with.</summary>
internal sealed class TagSetsRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnbalancedTags,
        "An up-down counter has unbalanced tags",
        "'{0}' goes down with the tags {1} and up with {2}: neither series comes back to zero",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each combination of tags is a series of its own. One that only goes up grows without end, and its twin becomes negative.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnbalancedTags),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        var steps = metrics.Recorded
            .Where(static recorded => recorded.Instrument.Instrument == InstrumentKind.UpDownCounter && recorded.Tags.IsComplete && recorded.Tags.Tags.All(static tag => tag.KeyText is not null))
            .Select(static recorded => (recorded.Holder, recorded.Instrument.Name, recorded.Use, Sign: Sign(recorded.Use.Value), Tags: Shown(recorded.Tags)))
            .ToArray();
        foreach (var counter in steps.GroupBy(static step => step.Holder, SymbolEqualityComparer.Default))
        {
            var ups = counter.Where(static step => step.Sign > 0).Select(static step => step.Tags).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var down in counter.Where(step => step.Sign < 0 && ups.Length > 0 && !ups.Contains(step.Tags)))
            {
                yield return Finding.Of(down.Use.Operation, down.Name, down.Tags, string.Join(" or ", ups));
            }
        }
    }

    private static int Sign(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: IConvertible number } ? Math.Sign(number.ToDouble(CultureInfo.InvariantCulture)) : 0;

    private static string Shown(TagSet tags) =>
        tags.Tags.IsEmpty ? "none" : string.Join(", ", tags.Tags.Select(static tag => $"'{tag.KeyText}'").OrderBy(static key => key, StringComparer.Ordinal));
}
