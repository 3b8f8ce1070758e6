namespace PerfGen.Analysis;

/// <summary>What people call kinds of tasks, and which of the nine they mean.</summary>
internal static class TaskTypeAliases
{
    private static readonly Dictionary<string, string> ByName = Build();

    /// <summary>The kind that a name stands for; null where it is not in the table. Case and the signs between words do not count.</summary>
    public static string? Find(string name) => ByName.GetValueOrDefault(Normal(name));

    private static Dictionary<string, string> Build()
    {
        (string Type, string[] Names)[] table =
        [
            (TaskTypes.Refactoring, ["refactor", "restructuring", "cleanup", "code cleanup", "code improvement", "migration", "modernization"]),
            (TaskTypes.Coding,
            [
                "feature", "feature implementation", "feature development", "feature enhancement", "new feature", "implementation", "development", "code generation", "code",
                "enhancement", "integration", "prototype", "scaffolding",
            ]),
            (TaskTypes.Debugging,
            [
                "bug fix", "bugfix", "bug", "hotfix", "fix", "debug", "debugging evaluation", "debugging session", "error resolution", "issue resolution", "troubleshooting", "incident",
            ]),
            (TaskTypes.Documentation, ["docs", "doc", "documentation update", "documentation creation", "readme", "changelog"]),
            (TaskTypes.Testing, ["test", "tests", "test creation", "test improvement", "unit testing", "integration testing", "qa"]),
            (TaskTypes.Analysis, ["code review", "review", "code analysis", "code analytics", "audit", "security audit", "security analysis", "research", "investigation", "exploration", "planning", "design"]),
            (TaskTypes.Optimization,
            [
                "performance", "performance optimization", "performance improvement", "perf", "tuning", "improvement", "quality improvement", "quality improvement workflow",
            ]),
            (TaskTypes.Validation,
            [
                "quality control", "quality assessment", "quality check", "quality evaluation", "quality assurance", "compliance", "compliance check", "verification", "data validation",
                "syntax fix validation", "lint", "linting",
            ]),
            (TaskTypes.General, ["other", "misc", "task", "unknown", "release management", "release", "deployment", "maintenance", "chore"]),
        ];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (type, aliases) in table)
        {
            names.Add(type, type);
            foreach (var alias in aliases)
            {
                names.Add(alias, type);
            }
        }

        return names;
    }

    private static string Normal(string name) => string.Join(' ', WordForms.WordsOf(name.ToLowerInvariant()));
}
