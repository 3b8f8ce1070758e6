using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.Analyzers.Scopes;

/// <summary>One rule on what a member begins, keeps or drops. <see cref="ScopeAnalyzer"/> shows it every call and every object that is made.</summary>
/// <param name="descriptor">The rule's one diagnostic.</param>
internal abstract class ScopeRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>What is wrong with a call or an object creation. Nearly all of them are none of the rule's business, and it has to say so at once.</summary>
    /// <param name="operation">An <c>IInvocationOperation</c> or <c>IObjectCreationOperation</c>.</param>
    /// <param name="member">The member that it stands in.</param>
    /// <param name="types">The types that a rule may look for.</param>
    public abstract IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types);
}
