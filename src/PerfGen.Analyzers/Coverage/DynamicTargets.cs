using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Which tracked methods a dynamic call may mean.</summary>
internal static class DynamicTargets
{
    public static IEnumerable<IMethodSymbol> Of(IDynamicInvocationOperation call, TrackedMembers members)
    {
        // With a receiver of a known type, the compiler has chosen between overloads as far as it could; where one is left, that is the symbol.
        var known = call.SemanticModel?.GetSymbolInfo(call.Syntax) ?? default;
        IEnumerable<ISymbol> candidates = known.Symbol is { } only ? [only] : known.CandidateSymbols;
        if (candidates.Any())
        {
            return candidates.OfType<IMethodSymbol>().Select(static method => method.OriginalDefinition).Where(method => members.Named(method.Name).Contains(method, SymbolEqualityComparer.Default));
        }

        return call.Operation is IDynamicMemberReferenceOperation { Instance: not null } member
            ? members.Named(member.MemberName).Where(method => !method.IsStatic && Takes(method, call.Arguments.Length))
            : [];
    }

    private static bool Takes(IMethodSymbol method, int arguments) =>
        method.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams) <= arguments
        && (arguments <= method.Parameters.Length || method.Parameters.LastOrDefault() is { IsParams: true });
}
