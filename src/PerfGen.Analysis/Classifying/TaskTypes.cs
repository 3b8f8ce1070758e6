namespace PerfGen.Analysis;

/// <summary>The nine kinds of task that figures are grouped by.</summary>
public static class TaskTypes
{
    /// <summary>Code improvements and restructuring.</summary>
    public const string Refactoring = "refactoring";

    /// <summary>New features.</summary>
    public const string Coding = "coding";

    /// <summary>Bug fixes and resolution of issues.</summary>
    public const string Debugging = "debugging";

    /// <summary>Documentation written or updated.</summary>
    public const string Documentation = "documentation";

    /// <summary>Tests written or improved.</summary>
    public const string Testing = "testing";

    /// <summary>Reviews and analysis of code.</summary>
    public const string Analysis = "analysis";

    /// <summary>Improvements of performance and efficiency.</summary>
    public const string Optimization = "optimization";

    /// <summary>Quality checks and compliance.</summary>
    public const string Validation = "validation";

    /// <summary>Everything else.</summary>
    public const string General = "general";

    /// <summary>All nine, in the order in which descriptions are matched against them.</summary>
    public static IReadOnlyList<string> All { get; } = [Refactoring, Coding, Debugging, Documentation, Testing, Analysis, Optimization, Validation, General];
}
