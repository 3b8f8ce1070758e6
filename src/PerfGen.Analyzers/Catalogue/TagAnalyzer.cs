using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5007: an instrument records a value without a tag that its metric requires, or with one that the catalogue does not allow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TagAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TagMissing,
        "The tags of a value are not those of its metric",
        "{0}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Who groups by a required tag loses the values that lack it; and a value of a tag that nobody has described is a group of its own.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TagMissing));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var uses = new MetricUses(start.Compilation, start.Options, start.CancellationToken);
            if (uses.IsAnyPossible && uses.Catalogue.All.Any(static metric => metric.Definition.Tags.Count > 0))
            {
                start.RegisterOperationAction(operation => Analyze(operation, uses.Catalogue), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, CatalogueView catalogue)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!RecordedTags.IsRecording(call)
            || InstrumentName.Of(call.Instance, context.CancellationToken) is not { } name
            || catalogue.Find(name) is not { Definition: { Tags.Count: > 0 } metric })
        {
            return;
        }

        var tags = RecordedTags.Of(call);
        foreach (var tag in metric.Tags)
        {
            if (tags.Find(tag.Name) is { } value)
            {
                CheckValue(context, metric, tag, value);
            }
            else if (tag.IsRequired && tags.AreAllKnown)
            {
                Report(context, call, $"'{metric.Name}' is recorded without its tag '{tag.Name}'", null);
            }
        }
    }

    private static void CheckValue(OperationAnalysisContext context, MetricDefinition metric, MetricTag tag, IOperation value)
    {
        if (!Fits(tag.Type, value.Type))
        {
            Report(context, value, $"the tag '{tag.Name}' of '{metric.Name}' is of type {MetricWords.Of(MetricWords.TagTypes, tag.Type)}, not {value.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}", null);
        }
        else if (tag.Values.Count > 0
            && value.ConstantValue is { HasValue: true, Value: { } constant }
            && Convert.ToString(constant, CultureInfo.InvariantCulture) is { } written
            && !tag.Values.Contains(written))
        {
            var nearest = NearestName.Of(written, tag.Values);
            Report(context, value, $"'{written}' is no value of the tag '{tag.Name}' of '{metric.Name}'{(nearest is null ? $"; these are: {string.Join(", ", tag.Values)}" : $"; did you mean '{nearest}'?")}", constant is string ? nearest : null);
        }
    }

    private static bool Fits(MetricTagType type, ITypeSymbol? value) => value is null || value.SpecialType == SpecialType.System_Object || type switch
    {
        MetricTagType.Integer => value.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64,
        MetricTagType.Number => value.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double,
        MetricTagType.Boolean => value.SpecialType == SpecialType.System_Boolean,
        _ => value.SpecialType is not (SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double)), // Enums and the like become text.
    };

    private static void Report(OperationAnalysisContext context, IOperation at, string message, string? replacement)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, at.Syntax.GetLocation(), replacement is null ? properties : properties.Add(Finding.Replacement, replacement), message));
    }
}
