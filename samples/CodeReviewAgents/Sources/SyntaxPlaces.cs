using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Sources;

/// <summary>Where syntax stands, and what people call it.</summary>
internal static class SyntaxPlaces
{
    /// <summary>The line on which the node begins, from 1.</summary>
    public static int LineOf(this ParsedFile file, SyntaxNode node) => file.Text.Lines.GetLineFromPosition(node.SpanStart).LineNumber + 1;

    /// <summary>The name of a method, constructor, property or other member, with its types: <c>Orders.Submit</c>.</summary>
    public static string QualifiedName(this MemberDeclarationSyntax member)
    {
        var types = member.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText).Reverse();
        return string.Join('.', types.Append(SimpleName(member)));
    }

    public static string SimpleName(this MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => string.Join(", ", field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText)),
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax @delegate => @delegate.Identifier.ValueText,
        EnumMemberDeclarationSyntax enumMember => enumMember.Identifier.ValueText,
        ConstructorDeclarationSyntax => "(constructor)",
        DestructorDeclarationSyntax => "(finalizer)",
        IndexerDeclarationSyntax => "this[]",
        OperatorDeclarationSyntax @operator => $"operator {@operator.OperatorToken.ValueText}",
        ConversionOperatorDeclarationSyntax conversion => $"operator {conversion.Type}",
        _ => member.Kind().ToString(),
    };

    private static Microsoft.CodeAnalysis.CSharp.SyntaxKind Kind(this SyntaxNode node) => (Microsoft.CodeAnalysis.CSharp.SyntaxKind)node.RawKind;
}
