using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Puts two methods in the place of each split one, and <c>partial</c> on every type around them.</summary>
internal sealed class PartialFormRewriter(IReadOnlyDictionary<MethodDeclarationSyntax, (MethodDeclarationSyntax Declaration, MethodDeclarationSyntax Core)> split)
    : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Visited(node, (TypeDeclarationSyntax?)base.VisitClassDeclaration(node));

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Visited(node, (TypeDeclarationSyntax?)base.VisitStructDeclaration(node));

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Visited(node, (TypeDeclarationSyntax?)base.VisitRecordDeclaration(node));

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Visited(node, (TypeDeclarationSyntax?)base.VisitInterfaceDeclaration(node));

    private TypeDeclarationSyntax? Visited(TypeDeclarationSyntax original, TypeDeclarationSyntax? visited)
    {
        if (visited is null || !split.Keys.Any(method => original.Span.Contains(method.Span)))
        {
            return visited;
        }

        // Members keep their number and order when visited: the methods themselves stay until here.
        var members = new List<MemberDeclarationSyntax>(original.Members.Count + 1);
        for (var i = 0; i < original.Members.Count; i++)
        {
            if (original.Members[i] is MethodDeclarationSyntax method && split.TryGetValue(method, out var parts))
            {
                members.Add(parts.Declaration);
                members.Add(parts.Core);
            }
            else
            {
                members.Add(visited.Members[i]);
            }
        }

        return WithPartial(visited.WithMembers(SyntaxFactory.List(members)));
    }

    /// <summary>A type with <c>partial</c>, which stands last among the modifiers.</summary>
    public static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        var partial = SyntaxFactory.Token(default, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        if (type.Modifiers.Count > 0)
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        partial = partial.WithLeadingTrivia(type.Keyword.LeadingTrivia);
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(partial));
    }
}
