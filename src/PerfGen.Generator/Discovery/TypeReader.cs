using System.Text;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads a type whose methods are tracked.</summary>
internal static class TypeReader
{
    private static readonly SymbolDisplayFormat WithNamespace = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat WithoutNamespace = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);

    public static TypeModel Read(INamedTypeSymbol type, TypeText text) => new(
        text.Of(type.WithNullableAnnotation(NullableAnnotation.None)),
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
        DisplayName(type),
        ShortName(type),
        Identifier(type),
        SignatureTypes.MetadataName(type) + ", " + type.ContainingAssembly.Identity.Name,
        type.IsStatic,
        text.Parameters(TypeText.AllOf(type)));

    /// <summary>As people write it: <c>Shop.Box&lt;T&gt;.Lid</c>.</summary>
    public static string DisplayName(INamedTypeSymbol type) => type.ToDisplayString(WithNamespace);

    public static string ShortName(INamedTypeSymbol type) => type.ToDisplayString(WithoutNamespace);

    private static string Identifier(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        for (var part = type; part is not null; part = part.ContainingType)
        {
            name.Insert(0, part.Arity == 0 ? part.Name : part.Name + part.Arity);
            if (part.ContainingType is not null)
            {
                name.Insert(0, '_');
            }
        }

        return name.ToString();
    }
}
