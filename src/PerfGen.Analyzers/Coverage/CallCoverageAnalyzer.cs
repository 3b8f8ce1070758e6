using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>
/// Every call of a tracked method gets its verdict: tracked (PRFG2090), or not tracked, and why. What is tracked is not worked out a second time: the
/// compilation is asked what it put in the place of the call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallCoverageAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => CoverageRules.All;

    public override void Initialize(AnalysisContext context)
    {
        // What others generate is read at the end.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Where nothing can be tracked, one diagnostic says so, and not one for each call.
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null
                || !InterceptionGate.CanIntercept(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            {
                return;
            }

            var coverage = new CoverageOfCompilation(start.Compilation);
            var generated = new GeneratedCode(start.Compilation);
            start.RegisterOperationAction(
                call => coverage.OnCall(call.Operation, call.ContainingSymbol, isGenerated: false, call.ReportDiagnostic, call.CancellationToken),
                OperationKind.Invocation,
                OperationKind.DynamicInvocation);
            start.RegisterOperationAction(reference => coverage.OnReference((IMethodReferenceOperation)reference.Operation), OperationKind.MethodReference);
            start.RegisterSyntaxNodeAction(node => coverage.OnImplicitCall(node.Node, node.SemanticModel, node.ReportDiagnostic), ImplicitCalls.Syntax);
            start.RegisterSemanticModelAction(file => generated.Skip(file.SemanticModel.SyntaxTree));
            start.RegisterCompilationEndAction(end =>
            {
                generated.Visit(
                    found =>
                    {
                        if (found is IMethodReferenceOperation reference)
                        {
                            coverage.OnReference(reference);
                        }
                        else
                        {
                            coverage.OnCall(found, null, isGenerated: !generated.IsWritten(found.Syntax.SyntaxTree), end.ReportDiagnostic, end.CancellationToken);
                        }
                    },
                    end.CancellationToken,
                    (statement, model) => coverage.OnImplicitCall(statement, model, end.ReportDiagnostic));
                coverage.OnEnd(end);
            });
        });
    }
}
