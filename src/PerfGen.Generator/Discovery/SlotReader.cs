using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Finds the tracked methods through which a body can be called dynamically: a call that is intercepted there must not be recorded here again.</summary>
internal static class SlotReader
{
    /// <summary>Whether what runs is decided when the call is made. A sealed method of a class is its own body.</summary>
    public static bool IsDispatched(IMethodSymbol method) =>
        TargetReader.ReceiverOf(method) == Receiver.Object
        && (method.IsVirtual || method.IsAbstract || method.IsOverride)
        && !method.IsSealed
        && !method.ContainingType.IsSealed;

    /// <summary>The tracked methods that a method overrides, and the members of interfaces that it or one of these implements.</summary>
    public static EquatableArray<SlotModel> Read(IMethodSymbol method, Compilation compilation)
    {
        if (method.IsStatic || method.ContainingType.IsRefLikeType)
        {
            return EquatableArray<SlotModel>.Empty;
        }

        var overridden = Overridden(method).ToList();

        // Members of interfaces whether or not they are tracked: a decorator may be, without an attribute.
        return overridden.Where(slot => Tracking.Of(slot, compilation) is not null)
            .Concat(overridden.Prepend(method).SelectMany(Implemented))
            .Select(static slot => new SlotModel(slot.ContainingAssembly.Identity.Name, slot.OriginalDefinition.GetDocumentationCommentId() ?? slot.Name))
            .Distinct()
            .OrderBy(static slot => slot.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var next = method.OverriddenMethod; next is not null; next = next.OverriddenMethod)
        {
            yield return next;
        }
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(contract => contract.GetMembers(method.Name).OfType<IMethodSymbol>())
        .Where(member => !member.IsStatic && method.ContainingType.FindImplementationForInterfaceMember(member) is IMethodSymbol body
            && (SymbolEqualityComparer.Default.Equals(body, method) || SymbolEqualityComparer.Default.Equals(body, method.PartialImplementationPart)));
}
