using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Lint;

/// <summary>A line that does not fit on a screen.</summary>
internal sealed class LongLineRule : ILintRule
{
    private const int Longest = 180;

    public string Name => "long-line";

    public string Advice => $"More than {Longest} characters do not fit beside a second window: break the line, or name a part of it.";

    public int Weight => 1;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from line in file.Text.Lines
        where line.End - line.Start > Longest
        select new LintFinding(Name, file.File, line.LineNumber + 1, $"{line.End - line.Start} characters");
}
