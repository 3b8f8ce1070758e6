using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Generator.Discovery;

/// <summary>What the syntax of one file says about methods, types and the assembly, as far as attributes of a name can make calls tracked.</summary>
/// <param name="methods">Each method's name with each of its attributes.</param>
/// <param name="types">The types that the file declares, or parts of them.</param>
/// <param name="ofAssembly">Attributes on the assembly.</param>
/// <param name="aliases">Names that <c>using</c> directives give to the attribute [TrackPerformance].</param>
internal sealed class AttributedMethods(
    ImmutableArray<(string Name, AttributeName Attribute)> methods,
    ImmutableArray<DeclaredType> types,
    ImmutableArray<AttributeName> ofAssembly,
    ImmutableArray<string> aliases)
{
    public ImmutableArray<(string Name, AttributeName Attribute)> Methods { get; } = methods;

    public ImmutableArray<DeclaredType> Types { get; } = types;

    public ImmutableArray<AttributeName> OfAssembly { get; } = ofAssembly;

    public ImmutableArray<string> Aliases { get; } = aliases;

    public static AttributedMethods Read(SyntaxTree tree)
    {
        var methods = ImmutableArray.CreateBuilder<(string, AttributeName)>();
        var types = ImmutableArray.CreateBuilder<DeclaredType>();
        var ofAssembly = ImmutableArray.CreateBuilder<AttributeName>();
        var aliases = ImmutableArray.CreateBuilder<string>();
        foreach (var node in tree.GetRoot().DescendantNodesAndSelf(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    methods.AddRange(AttributeName.In(method.AttributeLists).Select(attribute => (method.Identifier.ValueText, attribute)));
                    break;
                case TypeDeclarationSyntax type:
                    types.Add(DeclaredType.Read(type));
                    break;
                case CompilationUnitSyntax { AttributeLists.Count: > 0 } unit:
                    ofAssembly.AddRange(AttributeName.In(unit.AttributeLists));
                    break;
                case UsingDirectiveSyntax { Alias: { } alias, Name: { } name } when AttributeName.SimpleName(name) == "TrackPerformanceAttribute":
                    // An attribute may be named with or without its suffix, also by an alias.
                    var text = alias.Name.Identifier.ValueText;
                    aliases.Add(text);
                    if (text.EndsWith("Attribute", StringComparison.Ordinal))
                    {
                        aliases.Add(text.Substring(0, text.Length - "Attribute".Length));
                    }

                    break;
                default:
                    break;
            }
        }

        return new AttributedMethods(methods.ToImmutable(), types.ToImmutable(), ofAssembly.ToImmutable(), aliases.ToImmutable());
    }
}

/// <summary>An attribute as it is written.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="IsInherited">It says something about <c>Inherited</c>.</param>
internal readonly record struct AttributeName(string Name, bool IsInherited)
{
    public static IEnumerable<AttributeName> In(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(static list => list.Attributes)
        .Select(static attribute => new AttributeName(
            SimpleName(attribute.Name),
            attribute.ArgumentList?.Arguments.Any(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Inherited") == true));

    public static string SimpleName(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>A type, or a part of one, as it is written.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Bases">Simple names of what it derives from.</param>
/// <param name="Methods">Names of its methods.</param>
internal sealed record DeclaredType(string Name, ImmutableArray<AttributeName> Attributes, ImmutableArray<string> Bases, ImmutableArray<string> Methods)
{
    public static DeclaredType Read(TypeDeclarationSyntax type) => new(
        type.Identifier.ValueText,
        [.. AttributeName.In(type.AttributeLists)],
        [.. (type.BaseList?.Types ?? []).Select(static given => AttributeName.SimpleName(given.Type))],
        [.. MethodsOf(type)]);

    /// <summary>With those of extension blocks, which are types to the syntax of compilers that know them.</summary>
    private static IEnumerable<string> MethodsOf(TypeDeclarationSyntax type) => type.Members.SelectMany(static member => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        TypeDeclarationSyntax { Identifier.RawKind: (int)SyntaxKind.None } block => MethodsOf(block),
        _ => Enumerable.Empty<string>(),
    });
}
