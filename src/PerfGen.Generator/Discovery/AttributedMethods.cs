using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Generator.Discovery;

/// <summary>What the syntax of one file says about methods with attributes.</summary>
/// <param name="methods">Each method's name with the simple name of each of its attributes.</param>
/// <param name="aliases">Names that <c>using</c> directives give to the attribute [TrackPerformance].</param>
internal sealed class AttributedMethods(ImmutableArray<(string Name, string Attribute)> methods, ImmutableArray<string> aliases)
{
    public ImmutableArray<(string Name, string Attribute)> Methods { get; } = methods;

    public ImmutableArray<string> Aliases { get; } = aliases;

    public static AttributedMethods Read(SyntaxTree tree)
    {
        var methods = ImmutableArray.CreateBuilder<(string, string)>();
        var aliases = ImmutableArray.CreateBuilder<string>();
        foreach (var node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is MethodDeclarationSyntax method)
            {
                foreach (var attribute in method.AttributeLists.SelectMany(static list => list.Attributes))
                {
                    methods.Add((method.Identifier.ValueText, SimpleName(attribute.Name)));
                }
            }
            else if (node is UsingDirectiveSyntax { Alias: { } alias, Name: { } name } && SimpleName(name) == "TrackPerformanceAttribute")
            {
                // An attribute may be named with or without its suffix, also by an alias.
                var text = alias.Name.Identifier.ValueText;
                aliases.Add(text);
                if (text.EndsWith("Attribute", StringComparison.Ordinal))
                {
                    aliases.Add(text.Substring(0, text.Length - "Attribute".Length));
                }
            }
        }

        return new AttributedMethods(methods.ToImmutable(), aliases.ToImmutable());
    }

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
