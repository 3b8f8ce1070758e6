using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5008: two assemblies describe one metric in different units, or as different instruments.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DisagreementAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CataloguesDisagree,
        "Two catalogues disagree",
        "'{0}' is {1} in {2}, and {3} in {4}: values of both would come together under one name",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each of the two records rightly by its own catalogue, and together they fill one metric with numbers that cannot be compared.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CataloguesDisagree),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            if (compilation.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            var view = CatalogueView.Of(compilation.Compilation, compilation.Options, compilation.CancellationToken);
            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (reference, metrics) in view.References)
            {
                foreach (var metric in metrics)
                {
                    if (view.Find(metric.Name) is { } first && Differs(first.Definition, metric) && reported.Add(metric.Name))
                    {
                        compilation.ReportDiagnostic(Diagnostic.Create(
                            Rule, view.PlaceOf(metric.Name) ?? Location.None, metric.Name, Shown(first.Definition, metric), first.Source, Shown(metric, first.Definition), reference));
                    }
                }
            }
        });
    }

    private static bool Differs(MetricDefinition one, MetricDefinition other) => !one.ParsedUnit.Equals(other.ParsedUnit) || one.Instrument != other.Instrument;

    /// <summary>That in which it differs.</summary>
    private static string Shown(MetricDefinition metric, MetricDefinition other) =>
        metric.ParsedUnit.Equals(other.ParsedUnit) ? $"a {MetricWords.Of(MetricWords.Instruments, metric.Instrument)}" : $"in {metric.Unit}";
}
