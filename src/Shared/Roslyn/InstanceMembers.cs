using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PerfGen.Roslyn;

/// <summary>Looks members up as <c>expression.Name</c> does: the most derived one that may be read, interfaces and constraints included.</summary>
internal sealed class InstanceMembers(ISymbol within, Compilation compilation)
{
    /// <summary>What <c>Name</c> means on <paramref name="type"/>: nothing, one member, or several that do not hide each other.</summary>
    public ImmutableArray<ISymbol> Lookup(ITypeSymbol type, string name) => Lookup(type, name, member => IsAccessible(member, type));

    /// <summary>The same for any member of that name, whether the method may read it or not.</summary>
    public ImmutableArray<ISymbol> LookupInaccessible(ITypeSymbol type, string name) => Lookup(type, name, static _ => true);

    /// <summary>The names of all properties and fields that the method may read from an instance of <paramref name="type"/>.</summary>
    public IEnumerable<string> ReadableNames(ITypeSymbol type) =>
        Levels(type)
            .SelectMany(static level => level.GetMembers())
            .Where(static member => member is IPropertySymbol { IsIndexer: false } or IFieldSymbol && !member.IsStatic && member.CanBeReferencedByName)
            .Where(member => IsAccessible(member, type) && (member is not IPropertySymbol property || IsReadable(property, type)))
            .Select(static member => member.Name)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The property's getter, its own or the one that it inherits, where the method may call it.</summary>
    public bool IsReadable(IPropertySymbol property, ITypeSymbol through) =>
        Getter(property) is { } getter && IsAccessible(getter, through);

    /// <summary>An override may have a setter only; its getter is then that of the property it overrides.</summary>
    public static IMethodSymbol? Getter(IPropertySymbol property)
    {
        for (var declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (declared.GetMethod is { } getter)
            {
                return getter;
            }
        }

        return null;
    }

    private static ImmutableArray<ISymbol> Lookup(ITypeSymbol type, string name, Func<ISymbol, bool> isAccessible)
    {
        var found = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var level in Levels(type))
        {
            foreach (var member in level.GetMembers(name))
            {
                if (isAccessible(member) && !found.Any(nearer => Hides(nearer, level)))
                {
                    found.Add(member);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>A class hides what its bases declare, an interface what the interfaces that it extends do. Overloads at one level hide nothing of each other.</summary>
    private static bool Hides(ISymbol nearer, INamedTypeSymbol level)
    {
        var declaring = nearer.ContainingType;
        if (SymbolEqualityComparer.Default.Equals(declaring, level))
        {
            return false;
        }

        return level.TypeKind != TypeKind.Interface
            || declaring.TypeKind != TypeKind.Interface
            || declaring.AllInterfaces.Contains(level, SymbolEqualityComparer.Default);
    }

    /// <summary>The types whose members an expression of the type has, most derived first.</summary>
    private static IEnumerable<INamedTypeSymbol> Levels(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            // Classes before interfaces: where a constraint of each kind has the member, the compiler takes the class's.
            var constraints = parameter.ConstraintTypes.OrderBy(static constraint => constraint.TypeKind == TypeKind.Interface);
            foreach (var level in constraints.SelectMany(Levels).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
            {
                yield return level;
            }

            yield break;
        }

        for (var level = type as INamedTypeSymbol ?? type.BaseType; level is not null; level = level.BaseType)
        {
            yield return level;
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var level in type.AllInterfaces)
            {
                yield return level;
            }
        }
    }

    private bool IsAccessible(ISymbol member, ITypeSymbol through) =>
        compilation.IsSymbolAccessibleWithin(member, within, ClassOf(through));

    /// <summary>Protected members of a value of a type parameter are reached through the class that constrains it.</summary>
    private static ITypeSymbol? ClassOf(ITypeSymbol type) => type is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.Select(ClassOf).FirstOrDefault(static constraint => constraint is { TypeKind: TypeKind.Class })
        : type;
}
