using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2502: a scope is held across yield, or returned from an async method.</summary>
internal sealed class ScopeAcrossYieldRule() : ScopeRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ScopeAcrossYield,
        "A scope does not hold where it is needed",
        "{0}",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The context follows the flow of execution: what an iterator or an async method sets is gone when its caller goes on.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ScopeAcrossYield));

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types) =>
        operation is IInvocationOperation call && types.Scopes?.Begins(call) == true && Objection(call, member) is { } objection ? [Finding.Of(call, objection)] : [];

    private static string? Objection(IInvocationOperation call, ISymbol member)
    {
        var name = "Perf." + call.TargetMethod.Name;

        // A tracked iterator keeps its context from one element to the next: its wrapper sees to that.
        if (!IsTracked(member, call) && Uses.Body(call) is { } body && body.Descendants().Any(yield => yield.Kind == OperationKind.YieldReturn && yield.Syntax.SpanStart > call.Syntax.SpanStart && Uses.Body(yield) == body))
        {
            return $"'{name}' in an iterator holds up to the next 'yield' only: begin it where the elements are asked for";
        }

        return IsReturned(call) && Uses.IsAsync(call, member)
            ? $"what '{name}' begins in an async method does not reach its caller: begin it there, or in a method that is not async"
            : null;
    }

    private static bool IsTracked(ISymbol member, IOperation call) => member is IMethodSymbol method && Tracking.Of(method, call.SemanticModel!.Compilation) is not null;

    private static bool IsReturned(IInvocationOperation call) => Uses.OutcomeOfChoice(call) switch
    {
        IReturnOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Uses.Of(declarator.Symbol, call).Any(static use => Uses.OutcomeOfChoice(use) is IReturnOperation),
        _ => false,
    };
}
