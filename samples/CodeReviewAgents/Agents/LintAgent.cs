using CodeReviewAgents.Lint;
using CodeReviewAgents.Sources;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Checks files by the rules of <see cref="LintRules"/>.</summary>
internal sealed class LintAgent
{
    /// <summary>What the rules object to, in the order of the lines.</summary>
    /// <exception cref="System.Text.RegularExpressions.RegexMatchTimeoutException">A rule's pattern did not come to an end in its time.</exception>
    [TrackPerformance("lint_time", Agent = AgentNames.Lint)]
    [Measure("lines_reviewed", Units.Lines, From = "file.LineCount")]
    [Measure("findings", Units.Count, From = "result.Count")]
    public IReadOnlyList<LintFinding> Check(ParsedFile file)
    {
        using var counted = ExecutionLedger.Count();
        return [.. LintRules.All.SelectMany(rule => rule.Check(file)).OrderBy(static finding => finding.Line)];
    }
}
