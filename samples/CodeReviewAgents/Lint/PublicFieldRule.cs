using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Lint;

/// <summary>A field that everyone can change. Fields of explicit layouts, which mirror memory, are left alone.</summary>
internal sealed class PublicFieldRule : ILintRule
{
    public string Name => "public-field";

    public string Advice => "Everyone can change it, and no one can check it: make it a property, or readonly.";

    public int Weight => 1;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from field in file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(SyntaxKind.PublicKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
            && field.AttributeLists.Count == 0 && field.Parent is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PublicKeyword)
        select new LintFinding(Name, file.File, file.LineOf(field), $"{field.QualifiedName()} is public and can be changed");
}
