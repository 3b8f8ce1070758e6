using CodeReviewAgents.Agents;
using CodeReviewAgents.Lint;
using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Tests.Agents;

public sealed class ReviewerAgentTests
{
    private static readonly SourceFile File = new("/src/Shop/Orders.cs", "Shop/Orders.cs", 1);

    [Fact]
    public async Task WhatIsComplexAndUntestedComesBeforeWhatIsOnlyOneOfThem()
    {
        var facts = new ProjectFacts(new SourceProject("Shop", [File]), [])
        {
            Methods =
            [
                new MethodComplexity(File, 10, "Orders", "Orders.Submit", Cyclomatic: 12, Nesting: 2, Lines: 40),
                new MethodComplexity(File, 60, "Money", "Money.Parse", Cyclomatic: 15, Nesting: 2, Lines: 30),
                new MethodComplexity(File, 90, "Money", "Money.Add", Cyclomatic: ComplexityAgent.Hard - 1, Nesting: 0, Lines: 3),
                new MethodComplexity(File, 95, "Money", "Money.NameOf", Cyclomatic: 40, Nesting: 0, Lines: 42),
            ],
            Untested = [new TestGap(File, 5, "Orders", Methods: 1)],
            Findings = [new LintFinding("empty-catch", File, 20, "catch"), new LintFinding("empty-catch", File, 30, "catch")],
        };

        var review = await new ReviewerAgent(chat: null).ReviewAsync(facts, new AgentJob("reviewer"), CancellationToken.None);

        Assert.Equal(
            [("**Split `Orders.Submit`**", 10), ("**Fix `empty-catch`** (2 times)", 20), ("**Split `Money.Parse`**", 60), ("**Test `Orders`**", 5)],
            review.Advice.Select(static advice => (advice.What.Split(": ")[0], advice.Line)));
        Assert.Contains("no test names `Orders`", review.Advice[0].What, StringComparison.Ordinal);
        Assert.Null(review.Opinion);
    }

    [Fact]
    public async Task WithNothingToSayNothingIsSaid()
    {
        var review = await new ReviewerAgent(chat: null).ReviewAsync(new ProjectFacts(new SourceProject("Shop", []), []), new AgentJob("reviewer"), CancellationToken.None);

        Assert.Empty(review.Advice);
    }
}
