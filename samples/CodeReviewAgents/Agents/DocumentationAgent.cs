using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Looks for public members that say nothing about themselves.</summary>
internal sealed partial class DocumentationAgent
{
    /// <summary>
    /// Finds the public members of the file that have no XML comment, in the order in which they stand.
    /// Partial, so that it is tracked where it is defined: also when it is called through a delegate, as the pipeline does.
    /// </summary>
    [TrackPerformance("documentation_time", Agent = AgentNames.Documentation)]
    [Measure("undocumented_members", Units.Count, From = "result.Count")]
    public partial IReadOnlyList<DocumentationGap> Check(ParsedFile file);

    private IReadOnlyList<DocumentationGap> CheckCore(ParsedFile file)
    {
        using var counted = ExecutionLedger.Count(nameof(Check));
        return
        [
            .. file.Root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(static member => IsPublic(member) && !IsDocumented(member) && !IsInherited(member))
                .Select(member => new DocumentationGap(file.File, file.LineOf(member), member.QualifiedName())),
        ];
    }

    /// <summary>Whether code outside of the assembly can see it, as far as the file tells: it and its types are public, or it is an interface's.</summary>
    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)
        && member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .Where(static part => part is not BaseNamespaceDeclarationSyntax)
            .All(static part => part.Modifiers.Any(SyntaxKind.PublicKeyword) || part.Parent is InterfaceDeclarationSyntax);

    /// <summary>An override says what its base says.</summary>
    private static bool IsInherited(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.OverrideKeyword);

    private static bool IsDocumented(MemberDeclarationSyntax member) => member.GetLeadingTrivia().Any(static trivia =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia));
}
