namespace PerfGen.Analysis;

/// <summary>Finds the kind of a task from its description, or from a name that somebody gave its kind. Thread-safe.</summary>
/// <remarks>
/// The first kind with a keyword in the text wins, in the order of <see cref="TaskTypes.All"/>. Words are matched whole or inflected
/// (<c>fix</c>, <c>fixes</c>, <c>fixing</c>), so that <c>address</c> is no <c>add</c> and <c>inspect</c> no <c>spec</c>.
/// <see cref="ScoringMode.Compat"/> finds keywords anywhere, within words as well, as the origin did.
/// </remarks>
public static class TaskClassifier
{
    private static readonly (string Type, string[] Keywords)[] Ordered =
    [
        (TaskTypes.Refactoring, ["refactor", "restructure", "reorganize", "cleanup"]),
        (TaskTypes.Coding, ["implement", "create", "add", "build", "develop"]),
        (TaskTypes.Debugging, ["fix", "debug", "resolve", "issue", "error"]),
        (TaskTypes.Documentation, ["document", "readme", "guide", "manual"]),
        (TaskTypes.Testing, ["test", "spec", "coverage", "assertion"]),
        (TaskTypes.Analysis, ["analyze", "review", "examine", "audit"]),
        (TaskTypes.Optimization, ["optimize", "improve", "enhance", "performance"]),
        (TaskTypes.Validation, ["validate", "check", "verify", "ensure"]),
    ];

    /// <summary>The kind of a task with this description.</summary>
    /// <param name="description">What the task is about; null and empty are <c>general</c>.</param>
    /// <param name="mode">How keywords are matched.</param>
    public static TaskClass Classify(string? description, ScoringMode mode = ScoringMode.Documented)
    {
        if (string.IsNullOrWhiteSpace(description))
        {
            return new TaskClass(TaskTypes.General, null, null);
        }

        var text = description.ToLowerInvariant();
        var words = mode == ScoringMode.Compat ? [] : WordForms.WordsOf(text);
        foreach (var (type, keywords) in Ordered)
        {
            foreach (var keyword in keywords)
            {
                var found = mode == ScoringMode.Compat
                    ? text.Contains(keyword, StringComparison.Ordinal) ? keyword : null
                    : words.FirstOrDefault(word => WordForms.IsFormOf(word, keyword));
                if (found is not null)
                {
                    return new TaskClass(type, keyword, found);
                }
            }
        }

        return new TaskClass(TaskTypes.General, null, null);
    }

    /// <summary>The kind that a free-form name such as <c>feature-implementation</c> or <c>bug-fix</c> stands for; the description decides where the name says nothing.</summary>
    /// <param name="name">What somebody called the kind; null is nothing.</param>
    /// <param name="description">What the task is about.</param>
    /// <param name="mode">How keywords of the description are matched. In <see cref="ScoringMode.Compat"/> a name is taken as it is.</param>
    public static TaskClass Resolve(string? name, string? description = null, ScoringMode mode = ScoringMode.Documented)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Classify(description, mode);
        }

        if (mode == ScoringMode.Compat)
        {
            return new TaskClass(name, null, null);
        }

        if (TaskTypeAliases.Find(name) is { } known)
        {
            return new TaskClass(known, null, null);
        }

        var byName = Classify(name);
        return byName.TaskType == TaskTypes.General ? Classify(description) : byName;
    }
}
