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
        // Code that others generate can be annotated as well, and is read at the end.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            var generated = new GeneratedCode(start.Compilation);
            start.RegisterSymbolAction(symbol => Check(symbol.Symbol, symbol.Compilation, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.Method, SymbolKind.NamedType);
            start.RegisterSemanticModelAction(file =>
            {
                generated.Skip(file.SemanticModel.SyntaxTree);
                Check(file.SemanticModel.SyntaxTree, file.SemanticModel.Compilation, file.ReportDiagnostic, file.CancellationToken);
            });
            start.RegisterCompilationEndAction(end => generated.VisitDeclarations(
                symbol => Check(symbol, end.Compilation, end.ReportDiagnostic, end.CancellationToken),
                end.CancellationToken,
                file: tree => Check(tree, end.Compilation, end.ReportDiagnostic, end.CancellationToken)));
        });
    }

    private void Check(ISymbol symbol, Compilation compilation, Action<Diagnostic> report, CancellationToken stop)
    {
        if (symbol.DeclaringSyntaxReferences.All(static written => GeneratedByUs.Is(written.SyntaxTree)))
        {
            return;
        }

        // Both parts of a partial method have the attributes of both.
        if (symbol is IMethodSymbol { PartialDefinitionPart: null } method)
        {
            Report(rule => rule.Check(method, compilation, stop), report);
        }
        else if (symbol is INamedTypeSymbol type)
        {
            Report(rule => rule.Check(type, compilation, stop), report);
        }
    }

    /// <summary>The assembly's attributes that stand in a file.</summary>
    private void Check(SyntaxTree tree, Compilation compilation, Action<Diagnostic> report, CancellationToken stop)
    {
        foreach (var attribute in AssemblyTracking.Of(compilation.Assembly))
        {
            if (attribute.ApplicationSyntaxReference?.SyntaxTree == tree)
            {
                Report(rule => rule.Check(attribute, compilation, stop), report);
            }
        }
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
