using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Values;
using PerfGen.Runtime.Work;

namespace PerfGen;

/// <summary>
/// What is said about a task or session while it goes on: files, tools, skills, delegations, problems, tokens. Thread-safe, and never throws into the caller:
/// what cannot be recorded is counted in <see cref="Perf.Rejected"/> and reported to the event source <c>PerfGen</c>.
/// </summary>
/// <remarks>What is collected (tools, issues, notes, …) is united over all processes that say something; of the rest the last word counts.</remarks>
public readonly struct WorkNotes
{
    private readonly CallContext _context;

    internal WorkNotes(CallContext context) => _context = context;

    /// <summary>What is to be done, in words.</summary>
    /// <param name="description">The words.</param>
    public void Description(string description) => Say(FactKind.Description, "the description", description);

    /// <summary>How hard it is.</summary>
    /// <param name="complexity">How hard.</param>
    public void Complexity(TaskComplexity complexity) => Say(FactKind.Complexity, "the complexity", WorkWords.Of(complexity));

    /// <summary>How urgent it is.</summary>
    /// <param name="priority">How urgent.</param>
    public void Priority(TaskPriority priority) => Say(FactKind.Priority, "the priority", WorkWords.Of(priority));

    /// <summary>How it is gone about.</summary>
    /// <param name="approach">In words.</param>
    public void Approach(string approach) => Say(FactKind.Approach, "the approach", approach);

    /// <summary>How long it waited before it began.</summary>
    /// <param name="waited">How long.</param>
    public void QueueTime(TimeSpan waited)
    {
        if (Passes(WorkChecks.OfTask(new TaskRecord { QueueTime = waited })))
        {
            new JournalSink(_context).Fact(FactKind.QueueTime, null, waited.TotalSeconds);
        }
    }

    /// <summary>A file was created.</summary>
    /// <param name="path">Its path.</param>
    public void CreatedFile(string path) => Say(FactKind.FileCreated, "a created file", path);

    /// <summary>A file was changed.</summary>
    /// <param name="path">Its path.</param>
    public void ModifiedFile(string path) => Say(FactKind.FileModified, "a modified file", path);

    /// <summary>Lines were changed; several calls add up.</summary>
    /// <param name="lines">How many.</param>
    public void ChangedLines(long lines) => Value(Metrics.Names.LinesChanged, lines);

    /// <summary>A tool was used.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="times">How often.</param>
    public void UsedTool(string tool, int times = 1)
    {
        if (Passes(WorkChecks.OfName("a tool", tool ?? "") ?? (times < 1 ? $"the tool '{tool}' was used {times} times" : null)))
        {
            new JournalSink(_context).Fact(FactKind.Tool, tool, times);
        }
    }

    /// <summary>A call of a tool ended.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="succeeded">Whether it did what it should.</param>
    /// <param name="duration">How long it took; null is unknown.</param>
    /// <param name="error">Why it failed, in words; null is unknown.</param>
    public void ToolCall(string tool, bool succeeded = true, TimeSpan? duration = null, string? error = null)
    {
        if (!Passes(WorkChecks.OfName("a tool", tool ?? "") ?? WorkChecks.OfTime($"the call of '{tool}'", duration) ?? WorkChecks.OfText("the error", error)))
        {
            return;
        }

        UsedTool(tool!);
        if (duration is { } took)
        {
            Value(Metrics.Names.ExecutionTime, took.TotalSeconds);
        }

        // Also that it did not fail: where nobody says so, the share of those that succeed is not known.
        Value(Metrics.Names.ToolFailures, succeeded ? 0 : 1);
        if (!succeeded)
        {
            Error(error is null ? tool! : $"{tool}: {error}");
        }
    }

    /// <summary>A prompt was answered.</summary>
    /// <param name="usage">Tokens and cost of the answer; null is unknown.</param>
    public void Interaction(TokenUsage? usage = null)
    {
        Value(Metrics.Names.Interactions, 1);
        if (usage is not null)
        {
            Usage(usage);
        }
    }

    /// <summary>A skill was used.</summary>
    /// <param name="skill">Its name.</param>
    public void UsedSkill(string skill) => Say(FactKind.Skill, "a skill", skill);

    /// <summary>Work was handed on to another agent.</summary>
    /// <param name="agent">Its name.</param>
    public void DelegatedTo(string agent) => Say(FactKind.Delegation, "a delegation", agent);

    /// <summary>A problem was found.</summary>
    /// <param name="issue">In words.</param>
    public void Issue(string issue) => Say(FactKind.Issue, "an issue", issue);

    /// <summary>Something is recommended.</summary>
    /// <param name="recommendation">In words.</param>
    public void Recommendation(string recommendation) => Say(FactKind.Recommendation, "a recommendation", recommendation);

    /// <summary>An error happened that no tracked call threw.</summary>
    /// <param name="error">In words.</param>
    public void Error(string error) => Say(FactKind.Error, "an error", error);

    /// <summary>A note.</summary>
    /// <param name="note">In words.</param>
    public void Note(string note) => Say(FactKind.Note, "a note", note);

    /// <summary>A tag; the last value of a name counts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Tag(string name, string value)
    {
        if (Passes(WorkChecks.OfName("a tag's name", name ?? "") ?? WorkChecks.OfText($"the tag '{name}'", value ?? "")))
        {
            new JournalSink(_context).Fact(FactKind.Tag, value, name: name);
        }
    }

    /// <summary>How content the user was.</summary>
    /// <param name="points">0 to 100.</param>
    public void UserSatisfaction(double points)
    {
        if (Passes(WorkChecks.OfTask(new TaskRecord { UserSatisfaction = points })))
        {
            Value(Metrics.Names.UserSatisfaction, points);
        }
    }

    /// <summary>Whether best practices were followed.</summary>
    /// <param name="followed">Whether they were.</param>
    public void FollowedBestPractices(bool followed = true) => Say(FactKind.BestPractices, followed);

    /// <summary>Whether the documentation was updated.</summary>
    /// <param name="updated">Whether it was.</param>
    public void UpdatedDocumentation(bool updated = true) => Say(FactKind.DocumentationUpdated, updated);

    /// <summary>Tokens and cost of an answer.</summary>
    /// <param name="usage">What it took.</param>
    public void Usage(TokenUsage usage)
    {
        if (Passes(usage is null ? "the usage is null" : usage.Objection))
        {
            new JournalSink(_context).Usage(usage!);
        }
    }

    private void Value(string metric, double value)
    {
        if (Passes(WorkChecks.OfMetric(new MetricValue(metric, value)) ?? (value < 0 && metric == Metrics.Names.LinesChanged ? $"lines changed are {value}; the least is 0" : null)))
        {
            new JournalSink(_context).Metric(new MetricValue(metric, value));
        }
    }

    private void Say(FactKind kind, bool isIt)
    {
        if (Passes(null))
        {
            new JournalSink(_context).Fact(kind, null, isIt ? 1 : 0);
        }
    }

    private void Say(FactKind kind, string what, string text)
    {
        if (Passes(WorkChecks.OfText(what, text ?? "")))
        {
            new JournalSink(_context).Fact(kind, text);
        }
    }

    private bool Passes(string? objection)
    {
        if (_context is null || !Recorder.IsEnabled)
        {
            return false;
        }

        if (objection is not null)
        {
            Rejections.Add(objection);
        }

        return objection is null;
    }
}
