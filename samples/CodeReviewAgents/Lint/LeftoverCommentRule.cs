using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeReviewAgents.Lint;

/// <summary>A note to do something later.</summary>
internal sealed class LeftoverCommentRule : ILintRule
{
    private static readonly string[] Notes = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XXX"];

    public string Name => "leftover-note";

    public string Advice => "A note in the code is read by nobody who could do it: do it now, or open an issue.";

    public int Weight => 1;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from trivia in file.Root.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        let text = trivia.ToString().TrimStart('/', '*', ' ')
        where Notes.Any(note => text.StartsWith(note, StringComparison.Ordinal))
        select new LintFinding(Name, file.File, file.Text.Lines.GetLineFromPosition(trivia.SpanStart).LineNumber + 1, text.ReplaceLineEndings(" "));
}
