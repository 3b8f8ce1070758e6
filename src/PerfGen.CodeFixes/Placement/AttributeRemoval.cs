using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Placement;

namespace PerfGen.CodeFixes.Placement;

/// <summary>Takes attributes off what they stand on.</summary>
internal static class AttributeRemoval
{
    /// <summary>The root without an attribute; null where there is none.</summary>
    /// <param name="root">The root.</param>
    /// <param name="node">The attribute, or something in it.</param>
    public static SyntaxNode? Apply(SyntaxNode root, SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: { } declaration } list } attribute)
        {
            return null;
        }

        var lists = AttributeLists.Of(declaration);
        if (!lists.Contains(list))
        {
            return null;
        }

        var rest = list.Attributes.Count == 1
            ? lists.Remove(list)
            : lists.Replace(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        return root.ReplaceNode(declaration, AttributeLists.With(declaration, rest).WithLeadingTrivia(declaration.GetLeadingTrivia()));
    }
}
