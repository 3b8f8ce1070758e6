using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>What the calls of one compilation call: each method is read once, however often it is called. Thread-safe.</summary>
internal sealed class Targets(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, TargetModel> _onReceiver = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, TargetModel> _plain = new(SymbolEqualityComparer.Default);

    /// <summary>Whether calls of a method are tracked, as far as the method alone decides it.</summary>
    /// <param name="called">The method, as a call names it.</param>
    public bool AreTracked(IMethodSymbol called) =>
        CallVerdict.OfMethod(Declaration(called), compilation) == Verdict.Tracked;

    /// <summary>The model of a method whose calls are tracked; the same object for all of its calls.</summary>
    /// <param name="called">The method, as a call names it.</param>
    public TargetModel Read(IMethodSymbol called)
    {
        // An interceptor of a call on a receiver must be an extension method, also where what is called is one.
        var isOnReceiver = called.MethodKind == MethodKind.ReducedExtension || (!called.IsStatic && ExtensionMember.Is(called));
        return (isOnReceiver ? _onReceiver : _plain).GetOrAdd(Declaration(called), method => TargetReader.Read(method, isOnReceiver, compilation));
    }

    private static IMethodSymbol Declaration(IMethodSymbol called) => ExtensionMember.Callable((called.ReducedFrom ?? called).OriginalDefinition);
}
