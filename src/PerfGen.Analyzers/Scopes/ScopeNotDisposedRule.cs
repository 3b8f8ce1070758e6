using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2501: a session, task or context is begun and never ended.</summary>
internal sealed class ScopeNotDisposedRule() : ScopeRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ScopeNotDisposed,
        "A scope is not disposed",
        "what '{0}' begins is never ended: begin it with 'using'",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A scope that is not disposed ends with its process: its task has no result, and all that follows is said to be its work.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ScopeNotDisposed));

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types) =>
        operation is IInvocationOperation call && types.Scopes?.Begins(call) == true && IsLost(call) ? [Finding.Of(call, "Perf." + call.TargetMethod.Name)] : [];

    private static bool IsLost(IInvocationOperation call) => Uses.Outcome(call) switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsUsing(declarator) && !Uses.Of(declarator.Symbol, call).Any(EndsOrHandsOn),
        _ => false,
    };

    private static bool IsUsing(IOperation declarator)
    {
        for (var outer = declarator.Parent; outer is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IUsingOperation or IUsingDeclarationOperation; outer = outer.Parent)
        {
            if (outer is IUsingOperation or IUsingDeclarationOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call of one of its members does not end it, but for Dispose; whatever else is done with it may.</summary>
    private static bool EndsOrHandsOn(IOperation use) => use.Parent switch
    {
        IInvocationOperation call when call.Instance == use => call.TargetMethod.Name == nameof(IDisposable.Dispose),
        IPropertyReferenceOperation => false,
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => call.TargetMethod.Name == nameof(IDisposable.Dispose),
        IConditionalAccessOperation => false,
        _ => true,
    };
}
