using PerfGen.Contracts;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Settings;

/// <summary>What of sessions, tasks, tokens and files the settings have recorded. Calls are always recorded.</summary>
internal sealed class RecordingSwitches(PerfSettings settings)
{
    /// <summary>Stands in the place of a result that is not recorded; no <see cref="TaskResult"/> has it.</summary>
    public const TaskResult NoResult = (TaskResult)255;

    private readonly bool _sessionTimes = settings.IsOn("metrics.session.duration");
    private readonly bool _tools = settings.IsOn("metrics.session.tools_used");
    private readonly bool _fileNames = settings.IsOn("metrics.session.files_modified");
    private readonly bool _taskTimes = settings.IsOn("metrics.tasks.track_duration");
    private readonly bool _results = settings.IsOn("metrics.tasks.track_result");
    private readonly bool _fileCounts = settings.IsOn("metrics.tasks.track_files");
    private readonly bool _tokensOfTasks = settings.IsOn("metrics.tokens.track_per_task");
    private readonly bool _tokensOfSessions = settings.IsOn("metrics.tokens.track_per_session");

    /// <summary>The switches of this process. Where nobody says anything they are all on.</summary>
    public static RecordingSwitches Current { get; } = new(PerfSettings.Current);

    /// <summary>Whether tasks are recorded; where they are not, nothing belongs to one.</summary>
    public bool Tasks { get; } = settings.IsOn("metrics.tasks.enabled");

    /// <summary>Whether tokens and their cost are recorded.</summary>
    public bool Tokens { get; } = settings.IsOn("metrics.tokens.track_usage");

    /// <summary>Whether an event is recorded.</summary>
    public bool Takes(EventKind kind) => kind switch
    {
        EventKind.SessionStart => _sessionTimes,
        EventKind.TaskStart => Tasks && _taskTimes,
        EventKind.TaskEnd => Tasks,
        _ => true,
    };

    /// <summary>Whether something that is said is recorded.</summary>
    public bool Takes(FactKind kind) => kind switch
    {
        FactKind.Tool => _tools,
        FactKind.FileCreated or FactKind.FileModified => _fileNames,
        _ => true,
    };

    /// <summary>Whether values of a metric are recorded.</summary>
    public bool Takes(string metric) =>
        (Tokens || MetricCatalogue.Find(metric) is not { } known || (known.Unit != Units.Tokens && known.Category != MetricCategory.Cost))
        && (_fileCounts || metric is not (Metrics.Names.FilesCreated or Metrics.Names.FilesModified or Metrics.Names.LinesChanged));

    /// <summary>How a task ended, or nothing of it.</summary>
    public TaskResult Of(TaskResult result) => _results ? result : NoResult;

    /// <summary>Whose tokens they are: without task or session where they are not to be counted so.</summary>
    public CallContext OfTokens(CallContext context) =>
        _tokensOfTasks && _tokensOfSessions ? context : context.Without(task: !_tokensOfTasks, session: !_tokensOfSessions);
}
