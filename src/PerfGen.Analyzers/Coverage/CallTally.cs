using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Counts the calls of each tracked method, those that are tracked and those that are not. Safe for all threads.</summary>
internal sealed class CallTally
{
    private readonly ConcurrentDictionary<IMethodSymbol, byte> _called = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, byte> _neverCalled = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, int> _missed = new(StringComparer.Ordinal);
    private int _tracked;

    public void Tracked(IMethodSymbol method)
    {
        _called.TryAdd(MethodGroupAnalyzer.Declaration(method), 0);
        Interlocked.Increment(ref _tracked);
    }

    public void Missed(IMethodSymbol method, string reason)
    {
        _called.TryAdd(MethodGroupAnalyzer.Declaration(method), 0);
        _missed.AddOrUpdate(reason, 1, static (_, count) => count + 1);
    }

    public void NeverCalled(IMethodSymbol method) => _neverCalled.TryAdd(method, 0);

    public bool IsCalled(IMethodSymbol method) => _called.ContainsKey(method);

    /// <summary>The score; null where nothing is to be tracked.</summary>
    /// <param name="declared">The tracked methods of this compilation, called or not.</param>
    public Diagnostic? Score(IEnumerable<IMethodSymbol> declared)
    {
        var methods = declared.Concat(_called.Keys).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Count();
        if (methods == 0)
        {
            return null;
        }

        var missed = _missed.OrderByDescending(static reason => reason.Value).ThenBy(static reason => reason.Key, StringComparer.Ordinal).ToList();
        var calls = _tracked + missed.Sum(static reason => reason.Value);
        var details = missed.Select(static reason => Count(reason.Value) + " " + reason.Key).ToList();
        if (!_neverCalled.IsEmpty)
        {
            details.Add(Count(_neverCalled.Count) + (_neverCalled.Count == 1 ? " method" : " methods") + " that nothing calls");
        }

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add("perfgen.tracked", Count(_tracked, "D"))
            .Add("perfgen.calls", Count(calls, "D"))
            .Add("perfgen.methods", Count(methods, "D"));
        return Diagnostic.Create(
            CoverageRules.Score, Location.None, properties, Count(_tracked), Count(calls), Count(methods) + (methods == 1 ? " method" : " methods"), details.Count == 0 ? "" : $" ({string.Join(", ", details)})");
    }

    private static string Count(int number, string format = "N0") => number.ToString(format, CultureInfo.InvariantCulture);
}
