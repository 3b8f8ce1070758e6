using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>What diagnostics say of a method, put together once for all of its calls: names cost more to make than a call costs to look at. Safe for all threads.</summary>
internal sealed class CalledMethod
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, string?>> _missed = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableDictionary<string, string?>> _tracked;
    private readonly Lazy<string> _shown;
    private readonly Lazy<string> _advice;

    /// <param name="method">The method as declared.</param>
    /// <param name="compilation">The compilation that calls it.</param>
    public CalledMethod(IMethodSymbol method, Compilation compilation)
    {
        _tracked = new(() => CallProperties.Of(method, null));
        _shown = new(() => MethodGroupAnalyzer.Shown(method));
        _advice = new(() => PartialFormObstacle.Find(method, compilation, CancellationToken.None) is { } obstacle
            ? $"It cannot be tracked where it is defined either, because {obstacle}"
            : "Track it where it is defined ('partial')");
    }

    /// <summary>As messages name it.</summary>
    public string Shown => _shown.Value;

    /// <summary>What to do where calls of it are not tracked, as a sentence without its full stop.</summary>
    public string Advice => _advice.Value;

    /// <summary>The properties of a diagnostic on a call.</summary>
    /// <param name="reason">Why the call is not tracked; null for one that is.</param>
    public ImmutableDictionary<string, string?> Properties(string? reason) =>
        reason is null ? _tracked.Value : _missed.GetOrAdd(reason, why => _tracked.Value.Add(CallProperties.Reason, why));
}
