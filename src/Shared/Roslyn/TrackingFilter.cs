using Microsoft.CodeAnalysis;

namespace PerfGen.Roslyn;

/// <summary>Which methods an attribute on a type, an interface or an assembly means.</summary>
internal static class TrackingFilter
{
    private const int Public = 1;
    private const int Internal = 2;
    private const int Protected = 4;
    private const int Private = 8;

    /// <summary>
    /// Whether such an attribute can mean a method at all: one that the user wrote, that is called by its name, and is neither the body of a partial method, which is meant
    /// itself, nor what every object has.
    /// </summary>
    public static bool CanBeMeant(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, ContainingType: not null }
        && (!method.IsImplicitlyDeclared || ExtensionMember.IsCallable(method))
        && !OverridesObject(method)
        && !PartialForm.IsCore(method);

    /// <summary>Whether an attribute means a method of the type or assembly that it stands on, or names.</summary>
    public static bool Admits(AttributeData attribute, IMethodSymbol method)
    {
        var accessibility = Tracking.NamedArgument(attribute, "Accessibility")?.Value is int flags ? flags : Public;
        return (accessibility & AccessibilityOf(method)) != 0
            && IsNamed(attribute, method.Name)
            && (Text(attribute, "Include") is not { } include || NamePattern.IsMatch(include, method.Name))
            && (Text(attribute, "Exclude") is not { } exclude || !NamePattern.IsMatch(exclude, method.Name));
    }

    /// <summary>The type that an attribute on an assembly names; null for none.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        Tracking.Argument(attribute, 0) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } ? type : null;

    /// <summary>The names that stand beside that type.</summary>
    public static IEnumerable<string> NamesIn(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? names.Values.Select(static name => name.Value).OfType<string>()
            : [];

    private static bool IsNamed(AttributeData attribute, string method)
    {
        var names = NamesIn(attribute).ToList();
        return names.Count == 0 || names.Any(name => NamePattern.IsMatch(name, method));
    }

    private static string? Text(AttributeData attribute, string name) => Tracking.NamedArgument(attribute, name)?.Value as string;

    private static int AccessibilityOf(IMethodSymbol method) => method.DeclaredAccessibility switch
    {
        Accessibility.Public => Public,
        Accessibility.Internal => Internal,
        Accessibility.Protected => Protected,
        Accessibility.ProtectedOrInternal => Protected | Internal,
        Accessibility.ProtectedAndInternal => Protected | Private,
        _ => Private,
    };

    private static bool OverridesObject(IMethodSymbol method)
    {
        var root = method;
        while (root.OverriddenMethod is { } overridden)
        {
            root = overridden;
        }

        return root.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;
    }
}
