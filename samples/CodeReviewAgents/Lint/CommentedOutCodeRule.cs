using System.Text.RegularExpressions;
using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeReviewAgents.Lint;

/// <summary>A statement that was made a comment.</summary>
/// <remarks>
/// The pattern tries every way to cut a dotted name into parts, as patterns that grew over the years do: 26 parts are 33 million ways.
/// So it has a limit of time, and the agent is shown to run into it (BadFiles/SlowToLint.cs.txt).
/// </remarks>
internal sealed partial class CommentedOutCodeRule : ILintRule
{
    private const int LimitInMilliseconds = 100;

    public string Name => "commented-out-code";

    public string Advice => "Nobody knows whether it still should run: delete it, the history keeps it.";

    public int Weight => 1;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from trivia in file.Root.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
        let text = trivia.ToString()
        where Statement().IsMatch(text)
        select new LintFinding(Name, file.File, file.Text.Lines.GetLineFromPosition(trivia.SpanStart).LineNumber + 1, text);

    [GeneratedRegex(@"^//\s*(?:\b[\w.]+\b\.?)+(?: = .+|\(.*\));\s*$", RegexOptions.None, LimitInMilliseconds)]
    private static partial Regex Statement();
}
