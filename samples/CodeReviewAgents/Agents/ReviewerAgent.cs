using CodeReviewAgents.Chat;
using CodeReviewAgents.Lint;
using Microsoft.Extensions.AI;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Says what to do about a project, the most important first; where a model can be asked, with its opinion.</summary>
/// <param name="chat">The model; null reviews by rules alone.</param>
internal sealed class ReviewerAgent(IChatClient? chat)
{
    private const int MostAdvice = 10;

    /// <summary>Reviews the project. A model that does not answer is noted, and the review is made without it.</summary>
    [TrackPerformance("code_review_time", Agent = AgentNames.Reviewer)]
    [Measure("advice_given", Units.Count, From = "result.Advice.Count")]
    public async Task<ProjectReview> ReviewAsync(ProjectFacts facts, AgentJob job, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        var advice = Ranking.Top(Consider(facts), MostAdvice, static item => item.Weight);
        string? opinion = null;
        if (chat is not null)
        {
            try
            {
                var response = await AskAsync(chat, facts, stop);
                opinion = response.Text;
            }
            catch (Exception error) when (error is ChatEndpointException or TimeoutException)
            {
                job.Fail(facts.Project.Name, error);
            }
        }

        return new ProjectReview(facts, advice, opinion);
    }

    /// <summary>Asks the model. Its tokens are those that the endpoint reports; what it does not report is not recorded.</summary>
    [TrackPerformance("chat_time", Agent = AgentNames.Reviewer)]
    [Measure("prompt_tokens", Units.Tokens, From = "result.Usage.InputTokenCount")]
    [Measure("completion_tokens", Units.Tokens, From = "result.Usage.OutputTokenCount")]
    [Measure("cache_read_tokens", Units.Tokens, From = "result.Usage.CachedInputTokenCount")]
    [Measure("reasoning_tokens", Units.Tokens, From = "result.Usage.ReasoningTokenCount")]
    [Measure("total_tokens_used", Units.Tokens, From = "result.Usage.TotalTokenCount")]
    private async Task<ChatResponse> AskAsync(IChatClient model, ProjectFacts facts, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        return await model.GetResponseAsync(ReviewPrompt.About(facts), ReviewPrompt.Options, stop);
    }

    private static IEnumerable<Advice> Consider(ProjectFacts facts)
    {
        var untested = facts.Untested.Select(static gap => gap.Type).ToHashSet(StringComparer.Ordinal);

        // Many paths side by side are a table, and easy to read; many paths within each other are not.
        foreach (var method in facts.Methods.Where(static method => method is { Cyclomatic: >= ComplexityAgent.Hard, Nesting: > 0 }))
        {
            var isUntested = untested.Contains(method.Type);
            yield return new Advice(
                (method.Cyclomatic + method.Nesting) * (isUntested ? 2 : 1),
                method.Type,
                $"**Split `{method.Method}`**: {method.Cyclomatic} paths in {method.Lines} lines, nested {method.Nesting} deep{(isUntested ? $", and no test names `{method.Type}`" : "")}",
                method.File, method.Line);
        }

        foreach (var gap in facts.Untested)
        {
            var paths = facts.Methods.Where(method => method.File == gap.File && method.Type == gap.Type).Sum(static method => method.Cyclomatic);
            yield return new Advice(paths / 3, gap.Type, $"**Test `{gap.Type}`**: {Count(gap.Methods, "method")} with {paths} paths, and no test names it", gap.File, gap.Line);
        }

        foreach (var group in facts.Findings.GroupBy(static finding => (finding.Rule, finding.File)))
        {
            var rule = LintRules.Named(group.Key.Rule);
            var first = group.First();
            yield return new Advice(
                rule.Weight * (4 + group.Count()), rule.Name, $"**Fix `{rule.Name}`** ({Count(group.Count(), "time")}): {rule.Advice.TrimEnd('.')}", group.Key.File, first.Line);
        }
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
