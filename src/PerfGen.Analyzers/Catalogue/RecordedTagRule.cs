using System.Globalization;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5007: an instrument records a value without a tag that its metric requires, or with one that the catalogue does not allow.</summary>
internal sealed class RecordedTagRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TagMissing,
        "The tags of a value are not those of its metric",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Who groups by a required tag loses the values that lack it; and a value of a tag that nobody has described is a group of its own.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TagMissing),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop)
    {
        foreach (var (instrument, _, use, tags) in metrics.Recorded)
        {
            foreach (var tag in metrics.Catalogue.Find(instrument.Name)?.Definition.Tags ?? [])
            {
                if (tags.Tags.FirstOrDefault(written => written.KeyText == tag.Name) is { } found)
                {
                    if (found.Value is { } value && Wrong(instrument.Name, tag, value) is { } wrong)
                    {
                        yield return wrong;
                    }
                }
                else if (tag.IsRequired && tags.IsComplete)
                {
                    yield return Finding.Of(use.Operation, $"'{instrument.Name}' is recorded without its tag '{tag.Name}'");
                }
            }
        }
    }

    private static Finding? Wrong(string metric, MetricTag tag, IOperation value)
    {
        if (!Fits(tag.Type, value.Type))
        {
            return Finding.Of(value, $"the tag '{tag.Name}' of '{metric}' is of type {MetricWords.Of(MetricWords.TagTypes, tag.Type)}, not {value.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        }

        if (tag.Values.Count == 0
            || value.ConstantValue is not { HasValue: true, Value: { } constant }
            || Convert.ToString(constant, CultureInfo.InvariantCulture) is not { } written
            || tag.Values.Contains(written))
        {
            return null;
        }

        var nearest = NearestName.Of(written, tag.Values);
        return Finding.Of(value, $"'{written}' is no value of the tag '{tag.Name}' of '{metric}'{(nearest is null ? $"; these are: {string.Join(", ", tag.Values)}" : $"; did you mean '{nearest}'?")}")
            .ReplacedBy(constant is string ? nearest : null);
    }

    /// <summary>What only the run knows, as an object, fits.</summary>
    private static bool Fits(MetricTagType type, ITypeSymbol? value) => value is null || value.SpecialType == SpecialType.System_Object || type switch
    {
        MetricTagType.Integer => value.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64,
        MetricTagType.Number => IsNumber(value),
        MetricTagType.Boolean => value.SpecialType == SpecialType.System_Boolean,
        _ => value.SpecialType != SpecialType.System_Boolean && !IsNumber(value), // Enums and the like become text.
    };

    private static bool IsNumber(ITypeSymbol value) => value.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
}
