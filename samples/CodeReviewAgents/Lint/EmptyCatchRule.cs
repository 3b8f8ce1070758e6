using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Lint;

/// <summary>An exception that is caught and forgotten without a word.</summary>
internal sealed class EmptyCatchRule : ILintRule
{
    public string Name => "empty-catch";

    public string Advice => "The failure disappears without a trace: handle it, or say in a comment why it does not matter.";

    public int Weight => 3;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from clause in file.Root.DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Block.Statements.Count == 0 && !clause.Block.DescendantTrivia().Any(IsComment)
        select new LintFinding(Name, file.File, file.LineOf(clause), $"catch{(clause.Declaration is { } caught ? $" ({caught.Type})" : "")} with nothing in it");

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
