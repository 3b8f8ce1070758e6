namespace CodeReviewAgents.Lint;

/// <summary>The rules, in the order in which they are checked.</summary>
internal static class LintRules
{
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new EmptyCatchRule(), new AsyncVoidRule(), new BlockingWaitRule(), new RethrowRule(),
        new PublicFieldRule(), new LeftoverCommentRule(), new CommentedOutCodeRule(), new LongLineRule(),
    ];

    public static ILintRule Named(string name) => All.Single(rule => rule.Name == name);
}
