using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What every rule on the names and units of metrics has in common: it looks at one place that names a metric, and has at most one thing to say.</summary>
public abstract class MetricUseAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected MetricUseAnalyzer(DiagnosticDescriptor rule) => (_rule, SupportedDiagnostics) = (rule, [rule]);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        // Whoever reads the diagnostic cannot change generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var uses = new MetricUses(start.Compilation, start.Options, start.CancellationToken);
            if (uses.IsAnyPossible)
            {
                start.RegisterOperationAction(operation => Analyze(operation, uses), OperationKind.Invocation, OperationKind.Attribute);
            }
        });
    }

    /// <summary>What is wrong with a use; null where nothing is.</summary>
    private protected abstract Finding? Check(MetricUse use, in OperationAnalysisContext context);

    private void Analyze(OperationAnalysisContext context, MetricUses uses)
    {
        if (uses.Find(context.Operation, context.ContainingSymbol) is { } use && Check(use, context) is { } finding)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, finding.At.Syntax.GetLocation(), finding.Properties, finding.Arguments));
        }
    }
}
