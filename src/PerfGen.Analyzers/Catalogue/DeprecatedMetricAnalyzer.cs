using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5005: a deprecated metric is recorded, by its name or by its typed member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeprecatedMetricAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DeprecatedMetric,
        "A deprecated metric is recorded",
        "'{0}' is deprecated{1}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The catalogue says that this metric should not be recorded any more, and what takes its place.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.DeprecatedMetric));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var uses = new MetricUses(start.Compilation, start.Options, start.CancellationToken);
            if (!uses.IsAnyPossible || !uses.Catalogue.All.Any(static metric => metric.Definition.IsDeprecated))
            {
                return;
            }

            start.RegisterOperationAction(
                operation =>
                {
                    if (uses.Find(operation.Operation, operation.ContainingSymbol) is { Name: { } name, Definition: { IsDeprecated: true } metric })
                    {
                        Report(operation, name.Syntax, metric, uses.Catalogue, static target => target);
                    }
                },
                OperationKind.Invocation,
                OperationKind.Attribute);
            start.RegisterOperationAction(
                operation =>
                {
                    var reference = (IPropertyReferenceOperation)operation.Operation;
                    if (uses.OfMember(reference.Property) is { Definition: { IsDeprecated: true } metric })
                    {
                        Report(operation, reference.Syntax, metric, uses.Catalogue, MemberName.Of);
                    }
                },
                OperationKind.PropertyReference);
        });
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode at, MetricDefinition metric, CatalogueView catalogue, Func<string, string> written)
    {
        var instead = metric.RenamedTo is { } target ? $": record '{target}' instead" : "";
        var why = metric.Deprecated is { Length: > 0 } reason ? (instead.Length == 0 ? ": " : "; ") + reason.TrimEnd('.') : "";
        var properties = ImmutableDictionary<string, string?>.Empty;

        // Another unit would need another value.
        if (metric.RenamedTo is { } name && catalogue.Find(name) is { } other && metric.Normalise(other.Definition.ParsedUnit) is { } normal && normal.Factor == Ratio.One)
        {
            properties = properties.Add(Finding.Replacement, written(name));
        }

        context.ReportDiagnostic(Diagnostic.Create(Rule, at.GetLocation(), properties, metric.Name, instead + why));
    }
}
