using System.CommandLine;
using System.Globalization;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>Options that say something about a task.</summary>
internal sealed class TaskOptions
{
    private readonly Option<string?> _type = Word("--type", "type", "Its kind, such as refactoring, coding or debugging.");
    private readonly Option<string?> _priority = Word("--priority", "word", "How urgent it is: critical, high, medium or low.");
    private readonly Option<string?> _complexity = Word("--complexity", "word", "How hard it is: simple, medium or complex.");
    private readonly Option<string?> _description = Word("--description", "text", "What is to be done.");
    private readonly Option<string?> _approach = Word("--approach", "text", "How it is gone about.");
    private readonly Option<string?> _parent = Word("--parent", "id", "The task that it is a part of (otherwise PERFGEN_TASK).");
    private readonly Option<string?> _queued = Word("--queued", "time", "How long it waited before it began: 500ms, 30s, 2m, 1h.");
    private readonly Option<string?> _duration = Word("--duration", "time", "How long it took: 500ms, 30s, 2m, 1h.");
    private readonly Option<string?> _startedAt = Word("--started-at", "time", "When it began, such as 2026-11-21T10:00:00Z; a time without a zone is local.");
    private readonly Option<string?> _endedAt = Word("--ended-at", "time", "When it ended; now where nothing is said.");
    private readonly Option<string?> _result = Word("--result", "word", "How it ended: success, failure, partial, timeout, cancelled or skipped.");
    private readonly Option<string?> _filesCreated = Count("--files-created", "Files that it created.");
    private readonly Option<string?> _filesModified = Count("--files-modified", "Files that it changed.");
    private readonly Option<string?> _linesChanged = Count("--lines-changed", "Lines that it changed.");
    private readonly Option<string?> _satisfaction = new("--satisfaction") { Description = "How content the user was, 0 to 100.", HelpName = "points" };
    private readonly Option<string?> _improvement = new("--quality-improvement") { Description = "Points gained over the baseline.", HelpName = "points" };
    private readonly Option<string?> _practices = new("--best-practices") { Description = "Whether best practices were followed.", HelpName = "true|false" };
    private readonly Option<string?> _documentation = new("--documentation-updated") { Description = "Whether the documentation was updated.", HelpName = "true|false" };
    private readonly Option<bool> _manual = new("--manual") { Description = "Somebody assessed it by hand; otherwise it counts as recorded automatically." };
    private readonly Option<string[]> _created = List("--created", "path", "A file that it created.");
    private readonly Option<string[]> _modified = List("--modified", "path", "A file that it changed.");
    private readonly Option<string[]> _tools = List("--tool", "name", "A tool that it used.");
    private readonly Option<string[]> _skills = List("--skill", "name", "A skill that it used.");
    private readonly Option<string[]> _delegations = List("--delegated", "agent", "An agent that it was handed on to.");
    private readonly Option<string[]> _issues = List("--issue", "text", "A problem that it found.");
    private readonly Option<string[]> _recommendations = List("--recommendation", "text", "What it recommends.");
    private readonly Option<string[]> _notes = List("--note", "text", "A note.");
    private readonly Option<string[]> _tags = List("--tag", "name=value", "A tag.");

    private readonly UsageOptions _usage;

    /// <param name="command">The verb.</param>
    /// <param name="isOver">Whether the task is over.</param>
    public TaskOptions(Command command, bool isOver)
    {
        Option[] always =
        [
            _type, _priority, _complexity, _description, _approach, _parent, _queued, _startedAt, _created, _modified, _tools, _skills, _delegations, _issues, _recommendations, _notes, _tags,
        ];
        Option[] after = [_result, _duration, _endedAt, _filesCreated, _filesModified, _linesChanged, _satisfaction, _improvement, _practices, _documentation, _manual];
        foreach (var option in isOver ? [.. always, .. after] : always)
        {
            command.Options.Add(option);
        }

        _usage = new UsageOptions(command, isOver);
    }

    /// <summary>The task as the options describe it.</summary>
    public TaskRecord Of(ParseResult parsed, string id, WorkContext context) => new()
    {
        Id = id,
        Session = context.Session,
        Agent = context.Agent,
        Model = context.Model,
        Cli = context.Cli,
        Type = parsed.GetValue(_type),
        Result = Result(parsed.GetValue(_result)) ?? TaskResult.Success,
        Priority = Priority(parsed.GetValue(_priority)),
        Complexity = Complexity(parsed.GetValue(_complexity)),
        ParentTask = parsed.GetValue(_parent) ?? (context.Task == id ? null : context.Task),
        Description = parsed.GetValue(_description),
        Approach = parsed.GetValue(_approach),
        QueueTime = Time(parsed.GetValue(_queued), "--queued"),
        Duration = Time(parsed.GetValue(_duration), "--duration"),
        StartedAt = Moment(parsed.GetValue(_startedAt), "--started-at"),
        EndedAt = Moment(parsed.GetValue(_endedAt), "--ended-at"),
        FilesCreated = Numbers.Whole(parsed.GetValue(_filesCreated), "--files-created"),
        FilesModified = Numbers.Whole(parsed.GetValue(_filesModified), "--files-modified"),
        LinesChanged = Numbers.Whole(parsed.GetValue(_linesChanged), "--lines-changed"),
        UserSatisfaction = Numbers.Points(parsed.GetValue(_satisfaction), "--satisfaction"),
        QualityImprovement = Numbers.Points(parsed.GetValue(_improvement), "--quality-improvement"),
        FollowedBestPractices = Numbers.Truth(parsed.GetValue(_practices), "--best-practices"),
        UpdatedDocumentation = Numbers.Truth(parsed.GetValue(_documentation), "--documentation-updated"),
        IsManual = parsed.GetValue(_manual),
        CreatedFiles = parsed.GetValue(_created) ?? [],
        ModifiedFiles = parsed.GetValue(_modified) ?? [],
        Tools = parsed.GetValue(_tools) ?? [],
        Skills = parsed.GetValue(_skills) ?? [],
        Delegations = parsed.GetValue(_delegations) ?? [],
        Issues = parsed.GetValue(_issues) ?? [],
        Recommendations = parsed.GetValue(_recommendations) ?? [],
        Notes = parsed.GetValue(_notes) ?? [],
        Tags = parsed.GetValue(_tags) is { Length: > 0 } tags ? [.. tags.Select(Tag)] : [],
        Usage = _usage.Of(parsed),
    };

    /// <summary>The word of <c>--result</c> as it was written; null where nothing is said.</summary>
    public string? ResultOf(ParseResult parsed) => parsed.GetValue(_result);

    public static TaskResult? Result(string? word) =>
        word is not { Length: > 0 } ? null
        : WorkWords.TryParse(word, out TaskResult value) ? value : throw new UsageException($"the result is '{word}'; {WorkWords.Suggest(word, WorkWords.ResultWords)}");

    private static TaskPriority? Priority(string? word) =>
        word is null ? null
        : WorkWords.TryParse(word, out TaskPriority value) ? value : throw new UsageException($"--priority is '{word}'; {WorkWords.Suggest(word, WorkWords.PriorityWords)}");

    private static TaskComplexity? Complexity(string? word) =>
        word is null ? null
        : WorkWords.TryParse(word, out TaskComplexity value) ? value : throw new UsageException($"--complexity is '{word}'; {WorkWords.Suggest(word, WorkWords.ComplexityWords)}");

    private static TimeSpan? Time(string? text, string option) => text is null ? null : CommonOptions.TryParseTime(text, out var time)
        ? time : throw new UsageException($"{option} is '{text}'; it has to be a time such as 500ms, 30s, 2m or 1h");

    private static DateTimeOffset? Moment(string? text, string option) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time.ToUniversalTime()
        : throw new UsageException($"{option} is '{text}'; it has to be a time such as 2026-11-21T10:00:00Z");

    private static KeyValuePair<string, string> Tag(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var split
        ? new(text[..split], text[(split + 1)..]) : throw new UsageException($"--tag is '{text}'; it has to be name=value");

    private static Option<string?> Word(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    private static Option<string?> Count(string name, string description) => new(name) { Description = description, HelpName = "n" };

    private static Option<string[]> List(string name, string help, string description) =>
        new(name) { Description = description + " May be said several times.", HelpName = help, AllowMultipleArgumentsPerToken = false };
}
