using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Which tracked methods it matters of that nothing in their project calls them.</summary>
internal static class Uncalled
{
    /// <summary>Not where no call is expected, nor where another diagnostic says why nothing is recorded.</summary>
    public static bool IsWorthSaying(IMethodSymbol method, Compilation compilation) =>
        !method.IsAbstract
        && CallVerdict.OfMethod(method, compilation) == Verdict.Tracked
        && FrameworkCalls.Of(method) is null
        && !SymbolEqualityComparer.Default.Equals(method, compilation.GetEntryPoint(CancellationToken.None));
}
