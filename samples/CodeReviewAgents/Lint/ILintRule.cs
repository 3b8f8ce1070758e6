using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Lint;

/// <summary>One thing that code should not do. Stateless; thread-safe.</summary>
internal interface ILintRule
{
    /// <summary>Its name, in kebab-case.</summary>
    string Name { get; }

    /// <summary>Why it matters and what to do instead, in one sentence.</summary>
    string Advice { get; }

    /// <summary>How much it matters: 3 is a bug waiting to happen, 1 is taste.</summary>
    int Weight { get; }

    /// <summary>Where the file does it.</summary>
    IEnumerable<LintFinding> Check(ParsedFile file);
}
