using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>Shows methods, types and the assembly's attributes to the rules on placement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlacementAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<PlacementRule> _rules;

    public PlacementAnalyzer()
        : this(
        [
            new StackOnlyTagRule(), new ConflictingMetricRule(), new UntrackedOverrideRule(), new TracksNothingRule(), new TooSmallRule(), new SampleRangeRule(),
            new PartialFormRule(), new RepeatedAttributeRule(), new NameOnTypeRule(), new TakesNothingOutRule(),
        ])
    {
    }

    internal PlacementAnalyzer(ImmutableArray<PlacementRule> rules)
    {
        _rules = rules;
        SupportedDiagnostics = [.. rules.Select(static rule => rule.Descriptor)];
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public override void Initialize(AnalysisContext context)
    {
        // Code that others generate can be annotated as well.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            start.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.DeclaringSyntaxReferences.All(static written => GeneratedByUs.Is(written.SyntaxTree)))
                    {
                        return;
                    }

                    // Both parts of a partial method have the attributes of both.
                    if (symbol.Symbol is IMethodSymbol { PartialDefinitionPart: null } method)
                    {
                        Report(rule => rule.Check(method, symbol.Compilation, symbol.CancellationToken), symbol.ReportDiagnostic);
                    }
                    else if (symbol.Symbol is INamedTypeSymbol type)
                    {
                        Report(rule => rule.Check(type, symbol.Compilation, symbol.CancellationToken), symbol.ReportDiagnostic);
                    }
                },
                SymbolKind.Method,
                SymbolKind.NamedType);
            start.RegisterSemanticModelAction(file =>
            {
                var compilation = file.SemanticModel.Compilation;
                foreach (var attribute in AssemblyTracking.Of(compilation.Assembly))
                {
                    if (attribute.ApplicationSyntaxReference?.SyntaxTree == file.SemanticModel.SyntaxTree)
                    {
                        Report(rule => rule.Check(attribute, compilation, file.CancellationToken), file.ReportDiagnostic);
                    }
                }
            });
        });
    }

    private void Report(Func<PlacementRule, IEnumerable<Finding>> check, Action<Diagnostic> report)
    {
        foreach (var rule in _rules)
        {
            foreach (var finding in check(rule))
            {
                report(finding.As(rule.Descriptor));
            }
        }
    }
}
