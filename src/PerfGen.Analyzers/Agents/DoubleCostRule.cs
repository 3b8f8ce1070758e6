using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Scopes;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6004: a method records a cost, or tokens, that a method it calls records as well.</summary>
internal sealed class DoubleCostRule() : ScopeRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DoubleCost,
        "A cost is recorded twice",
        "'{0}' is recorded by '{1}', and by '{2}', which it calls: record it in one of them",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What an agent's answer costs is what its calls of models cost; recorded at both, every sum has it twice.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.DoubleCost));

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types)
    {
        if (operation is not IInvocationOperation { TargetMethod: { } target } || member is not IMethodSymbol method || Amounts(method).ToArray() is not { Length: > 0 } own)
        {
            return [];
        }

        var called = (target.ReducedFrom ?? target).OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(called, method.OriginalDefinition)
            ? [] // A call of itself is one call more, with a cost of its own.
            : own.Intersect(Amounts(called)).Select(name => Finding.Of(operation, name, method.Name, called.Name));
    }

    /// <summary>The metrics of money and tokens that a method's attributes record: those that are added up.</summary>
    private static IEnumerable<string> Amounts(IMethodSymbol method) => method.GetAttributes()
        .Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.MeasureAttribute)
            && attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[0].Value is string && attribute.ConstructorArguments[1].Value is string unit
            && Unit.Parse(unit) is { Kind: UnitKind.Money or UnitKind.Tokens })
        .Select(static attribute => (string)attribute.ConstructorArguments[0].Value!);
}
