using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>The tracked methods that a compilation declares, and the methods through which they can be called dynamically.</summary>
internal sealed class TrackedMembers
{
    private static readonly ConditionalWeakTable<Compilation, TrackedMembers> ByCompilation = new();

    private readonly Dictionary<IMethodSymbol, IMethodSymbol> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _slots = new(SymbolEqualityComparer.Default);
    private readonly ILookup<string, IMethodSymbol> _byName;

    private TrackedMembers(ImmutableArray<IMethodSymbol> all, IAssemblySymbol assembly)
    {
        All = all;
        _byName = all.ToLookup(static method => method.Name, StringComparer.Ordinal);
        foreach (var method in all)
        {
            ImmutableArray<IMethodSymbol> slots = [.. Slots.Of(method)];
            _slots[method] = slots;

            // What the framework declares is called on everything: that says nothing about this method.
            foreach (var slot in slots.Where(slot => SymbolEqualityComparer.Default.Equals(slot.ContainingAssembly, assembly) && !_bodies.ContainsKey(slot)))
            {
                _bodies.Add(slot, method);
            }
        }

        Names = [.. all.Concat(_slots.Values.SelectMany(static slots => slots)).Select(static method => method.Name)];
    }

    public ImmutableArray<IMethodSymbol> All { get; }

    /// <summary>The names by which calls of them are written, the methods that they override or implement included.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>Those of a compilation; read once.</summary>
    public static TrackedMembers In(Compilation compilation) => ByCompilation.GetValue(compilation, Read);

    /// <summary>The methods that a method overrides or implements.</summary>
    public ImmutableArray<IMethodSymbol> SlotsOf(IMethodSymbol method) => _slots.TryGetValue(method, out var slots) ? slots : [];

    /// <summary>A tracked method that may run where an untracked one of the same project is called; null for none.</summary>
    public IMethodSymbol? BodyBehind(IMethodSymbol slot) => _bodies.TryGetValue(slot, out var body) ? body : null;

    public IEnumerable<IMethodSymbol> Named(string name) => _byName[name];

    private static TrackedMembers Read(Compilation compilation) => new(
        [.. TypesIn(compilation.Assembly.GlobalNamespace)
            .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method is { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsImplicitlyDeclared: false } && CallVerdict.OfMethod(method, compilation) != Verdict.NotAsked)
            .Select(ExtensionMember.Callable)],
        compilation.Assembly);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        if (IsInterceptors(container))
        {
            yield break;
        }

        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in TypesIn(inner))
                {
                    yield return nested;
                }
            }
        }
    }

    /// <summary>PerfGen's own output is the largest part of some compilations, and tracks nothing.</summary>
    internal static bool IsInterceptors(INamespaceOrTypeSymbol container) =>
        container is INamespaceSymbol { Name: "Generated", ContainingNamespace: { Name: "PerfGen", ContainingNamespace.IsGlobalNamespace: true } };
}
