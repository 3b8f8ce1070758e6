using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2505: a method records first, and says afterwards who works.</summary>
internal sealed class LateContextRule() : ScopeRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LateContext,
        "The context is set after the first record",
        "'{0}' comes after the first record of '{1}', which stays without it: begin it before",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A record takes the context that holds when it is made; what is said later does not reach it.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.LateContext));

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "Use" } call || types.Scopes is not { } scopes || !scopes.Begins(call) || Uses.Body(call) is not { } body)
        {
            return [];
        }

        // A method that opens several scopes has said whose its earlier records are.
        var earlier = body.Descendants().OfType<IInvocationOperation>().Where(other => other.Syntax.SpanStart < call.Syntax.SpanStart && Uses.Body(other) == body).ToArray();
        return !earlier.Any(scopes.Begins) && earlier.Any(other => scopes.Records(other) && IsBefore(other, call)) ? [Finding.Of(call, "Perf.Use", member.Name)] : [];
    }

    /// <summary>In a statement of the same block: what stands in a branch is another way through the method.</summary>
    private static bool IsBefore(IOperation record, IOperation call) => record.Parent is IExpressionStatementOperation { Parent: { } block } && call.Syntax.Ancestors().Contains(block.Syntax);
}
