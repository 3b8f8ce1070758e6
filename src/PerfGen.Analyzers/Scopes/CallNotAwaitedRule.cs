using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2503: the task of a tracked call is dropped.</summary>
internal sealed class CallNotAwaitedRule() : ScopeRule(Rule)
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

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types)
    {
        // A statement of its own, or a discard: nearly all calls end here.
        if (operation is not IInvocationOperation { Parent: IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } } call
            || call.Type is not INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } })
        {
            return [];
        }

        var method = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        return Tracking.Of(method.PartialDefinitionPart ?? method, call.SemanticModel!.Compilation) is not null
            ? [Finding.Of(call, method.Name)]
            : [];
    }
}
