using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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
        // No generator sees another's output, so only an analyzer can tell what is called there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
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
            start.RegisterOperationAction(coverage.OnCall, OperationKind.Invocation, OperationKind.DynamicInvocation);
            start.RegisterOperationAction(coverage.OnReference, OperationKind.MethodReference);
            start.RegisterSyntaxNodeAction(
                coverage.OnImplicitCall,
                SyntaxKind.ForEachStatement,
                SyntaxKind.ForEachVariableStatement,
                SyntaxKind.AwaitExpression,
                SyntaxKind.UsingStatement,
                SyntaxKind.LocalDeclarationStatement,
                SyntaxKind.SimpleAssignmentExpression);
            start.RegisterCompilationEndAction(coverage.OnEnd);
        });
    }
}
