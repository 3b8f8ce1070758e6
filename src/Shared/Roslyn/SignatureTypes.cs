using System.Text;
using Microsoft.CodeAnalysis;

namespace PerfGen.Roslyn;

/// <summary>The types that a wrapper of a method would have to name.</summary>
internal static class SignatureTypes
{
    /// <summary>The types in a method's signature with all that they consist of, and the type that declares it.</summary>
    /// <param name="method">The method as it is declared.</param>
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol method)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        Add(method.ContainingType, seen);
        Add(method.ReturnType, seen);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.Type, seen);
        }

        foreach (var parameter in method.TypeParameters)
        {
            AddConstraints(parameter, seen);
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (var parameter in type.TypeParameters)
            {
                AddConstraints(parameter, seen);
            }
        }

        return seen;
    }

    /// <summary>A type with all that it consists of.</summary>
    public static IEnumerable<ITypeSymbol> Of(ITypeSymbol type)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        Add(type, seen);
        return seen;
    }

    /// <summary>Whether code in a file of its own can name a type, and means that type by it.</summary>
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation)
    {
        if (type is not INamedTypeSymbol named)
        {
            return type.TypeKind != TypeKind.Error;
        }

        var definition = named.OriginalDefinition;
        return definition.TypeKind != TypeKind.Error
            && !definition.IsFileLocal
            && definition.CanBeReferencedByName | definition.IsTupleType
            && compilation.IsSymbolAccessibleWithin(definition, compilation.Assembly)
            && (definition.SpecialType != SpecialType.None || definition.IsTupleType
                || SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(MetadataName(definition)), definition));
    }

    /// <summary>A type's name as the run time knows it: <c>Shop.Outer`1+Inner</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.MetadataName);
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name.Insert(0, outer.MetadataName + "+");
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name.ToString();
    }

    private static void AddConstraints(ITypeParameterSymbol parameter, HashSet<ITypeSymbol> seen)
    {
        foreach (var constraint in parameter.ConstraintTypes)
        {
            Add(constraint, seen);
        }
    }

    private static void Add(ITypeSymbol? type, HashSet<ITypeSymbol> seen)
    {
        if (type is null || !seen.Add(type))
        {
            return;
        }

        switch (type)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType, seen);
                break;
            case IPointerTypeSymbol pointer:
                Add(pointer.PointedAtType, seen);
                break;
            case IFunctionPointerTypeSymbol function:
                Add(function.Signature.ReturnType, seen);
                foreach (var parameter in function.Signature.Parameters)
                {
                    Add(parameter.Type, seen);
                }

                break;
            case INamedTypeSymbol named:
                Add(named.ContainingType, seen);
                foreach (var argument in named.TypeArguments)
                {
                    Add(argument, seen);
                }

                break;
            default:
                break;
        }
    }
}
