using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Generator.Discovery;

/// <summary>What the syntax of one file says about methods, types and the assembly, as far as attributes of a name can make calls tracked.</summary>
/// <param name="methods">Each method's name with each of its attributes.</param>
/// <param name="types">The types that the file declares, or parts of them.</param>
/// <param name="ofAssembly">Attributes on the assembly.</param>
/// <param name="aliases">Names that <c>using</c> directives give to the attribute [TrackPerformance].</param>
/// <param name="partialMethods">Partial methods without a body.</param>
/// <param name="interfaces">Interfaces of which an attribute stands on themselves or on a method.</param>
internal sealed class AttributedMethods(
    ImmutableArray<AttributedMethod> methods,
    ImmutableArray<DeclaredType> types,
    ImmutableArray<AttributeName> ofAssembly,
    ImmutableArray<string> aliases,
    ImmutableArray<SyntaxReference> partialMethods,
    ImmutableArray<SyntaxReference> interfaces)
{
    private static readonly ConditionalWeakTable<SyntaxTree, AttributedMethods> ByTree = new();

    public ImmutableArray<AttributedMethod> Methods { get; } = methods;

    public ImmutableArray<DeclaredType> Types { get; } = types;

    public ImmutableArray<AttributeName> OfAssembly { get; } = ofAssembly;

    public ImmutableArray<string> Aliases { get; } = aliases;

    public ImmutableArray<SyntaxReference> PartialMethods { get; } = partialMethods;

    public ImmutableArray<SyntaxReference> Interfaces { get; } = interfaces;

    /// <summary>Calls inside of something here may be taken out, by [DoNotTrack(CallsInside = true)].</summary>
    public bool MayTakeCallsOut => Methods.Any(static method => method.Attribute.IsAboutCallsInside) || Types.Any(static type => type.Attributes.Any(static attribute => attribute.IsAboutCallsInside));

    /// <summary>It may define metrics, or let another file do so under another name.</summary>
    public bool MayDefineMetrics { get; private init; }

    /// <summary>Of a file; read once for as long as the tree lives.</summary>
    public static AttributedMethods Of(SyntaxTree tree) => ByTree.GetValue(tree, Read);

    private static AttributedMethods Read(SyntaxTree tree)
    {
        var methods = ImmutableArray.CreateBuilder<AttributedMethod>();
        var types = ImmutableArray.CreateBuilder<DeclaredType>();
        var ofAssembly = ImmutableArray.CreateBuilder<AttributeName>();
        var aliases = ImmutableArray.CreateBuilder<string>();
        var partialMethods = ImmutableArray.CreateBuilder<SyntaxReference>();
        var interfaces = ImmutableArray.CreateBuilder<SyntaxReference>();
        var mayDefineMetrics = false;
        foreach (var node in tree.GetRoot().DescendantNodesAndSelf(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    methods.AddRange(AttributeName.In(method.AttributeLists).Select(attribute => new AttributedMethod(method.Identifier.ValueText, attribute)));
                    if (DefinitionDiscovery.IsCandidate(method))
                    {
                        partialMethods.Add(method.GetReference());
                    }

                    break;
                case TypeDeclarationSyntax type:
                    types.Add(DeclaredType.Read(type));
                    if (type is InterfaceDeclarationSyntax contract && DecoratorDiscovery.IsCandidate(contract))
                    {
                        interfaces.Add(contract.GetReference());
                    }

                    break;
                case CompilationUnitSyntax { AttributeLists.Count: > 0 } unit:
                    ofAssembly.AddRange(AttributeName.In(unit.AttributeLists));
                    break;
                case UsingDirectiveSyntax { Alias: not null, Name: { } name } when AttributeName.SimpleName(name) == "DefineMetricAttribute":
                    mayDefineMetrics = true;
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

        return new AttributedMethods(methods.ToImmutable(), types.ToImmutable(), ofAssembly.ToImmutable(), aliases.ToImmutable(), partialMethods.ToImmutable(), interfaces.ToImmutable())
        {
            MayDefineMetrics = mayDefineMetrics || ofAssembly.Any(static attribute => attribute.Name is "DefineMetric" or "DefineMetricAttribute"),
        };
    }
}

/// <summary>A method with one of its attributes, as they are written.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record AttributedMethod(string Name, AttributeName Attribute);

/// <summary>An attribute as it is written.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="IsInherited">It says something about <c>Inherited</c>.</param>
/// <param name="IsAboutCallsInside">It says something about <c>CallsInside</c>.</param>
internal sealed record AttributeName(string Name, bool IsInherited, bool IsAboutCallsInside)
{
    public static IEnumerable<AttributeName> In(SyntaxList<AttributeListSyntax> lists) => lists
        .SelectMany(static list => list.Attributes)
        .Select(static attribute => new AttributeName(
            SimpleName(attribute.Name),
            Gives(attribute, "Inherited"),
            Gives(attribute, "CallsInside")));

    private static bool Gives(AttributeSyntax attribute, string argument) =>
        attribute.ArgumentList?.Arguments.Any(given => given.NameEquals?.Name.Identifier.ValueText == argument) == true;

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
