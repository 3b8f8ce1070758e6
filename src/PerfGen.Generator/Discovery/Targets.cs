using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>What the calls of one compilation call: each method is read once, however often it is called.</summary>
internal sealed class Targets(Compilation compilation)
{
    private readonly Dictionary<IMethodSymbol, Verdict> _verdicts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, TargetModel> _onReceiver = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, TargetModel> _plain = new(SymbolEqualityComparer.Default);

    /// <summary>Whether calls of a method are tracked, as far as the method alone decides it.</summary>
    /// <param name="called">The method, as a call names it.</param>
    public bool AreTracked(IMethodSymbol called)
    {
        var method = Declaration(called);
        if (!_verdicts.TryGetValue(method, out var verdict))
        {
            _verdicts.Add(method, verdict = CallVerdict.OfMethod(method, compilation));
        }

        return verdict == Verdict.Tracked;
    }

    /// <summary>The model of a method whose calls are tracked; the same object for all of its calls.</summary>
    /// <param name="called">The method, as a call names it.</param>
    public TargetModel Read(IMethodSymbol called)
    {
        // An interceptor of a call on a receiver must be an extension method, also where what is called is one.
        var isOnReceiver = called.MethodKind == MethodKind.ReducedExtension;
        var method = Declaration(called);
        var known = isOnReceiver ? _onReceiver : _plain;
        if (!known.TryGetValue(method, out var target))
        {
            known.Add(method, target = TargetReader.Read(method, isOnReceiver, compilation));
        }

        return target;
    }

    private static IMethodSymbol Declaration(IMethodSymbol called) => (called.ReducedFrom ?? called).OriginalDefinition;
}
