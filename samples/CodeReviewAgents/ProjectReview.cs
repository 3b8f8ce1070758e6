namespace CodeReviewAgents;

/// <summary>What the reviewer says about a project.</summary>
/// <param name="Facts">What it is based on.</param>
/// <param name="Advice">What to do, the most important first.</param>
/// <param name="Opinion">What the model says; null where none was asked, or it did not answer.</param>
internal sealed record ProjectReview(ProjectFacts Facts, IReadOnlyList<Advice> Advice, string? Opinion);
