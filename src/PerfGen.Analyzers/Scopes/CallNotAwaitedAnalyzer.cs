using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2503: the task of a tracked call is dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallNotAwaitedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CallNotAwaited,
        "A tracked call is not awaited",
        "the outcome of '{0}' is not awaited: its time may be recorded after the work that it belongs to, or not at all when the process ends first",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A call is recorded when its task ends. Nobody waits for this one.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CallNotAwaited));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is not null)
            {
                start.RegisterOperationAction(Check, OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        // A statement of its own, or a discard: nearly all calls end here.
        var call = (IInvocationOperation)context.Operation;
        if (call.Parent is not (IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation })
            || call.Type is not INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } })
        {
            return;
        }

        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (TrackedMethods.TrackPerformance(method) is not null || (method.PartialDefinitionPart is { } part && TrackedMethods.TrackPerformance(part) is not null))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), method.Name));
        }
    }
}
