using PerfGen.Contracts;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Settings;

/// <summary>What of sessions, tasks, tokens and files the settings have recorded. Calls are always recorded.</summary>
/// <param name="settings">The settings; everything is on where they are null.</param>
internal sealed class RecordingSwitches(PerfSettings? settings)
{
    /// <summary>Stands in the place of a result that is not recorded; no <see cref="TaskResult"/> has it.</summary>
    public const TaskResult NoResult = (TaskResult)255;

    private const string Enabled = "metrics.enabled";
    private const string SessionTimes = "metrics.session.duration";
    private const string Tools = "metrics.session.tools_used";
    private const string FileNames = "metrics.session.files_modified";
    private const string TasksAtAll = "metrics.tasks.enabled";
    private const string TaskTimes = "metrics.tasks.track_duration";
    private const string Results = "metrics.tasks.track_result";
    private const string FileCounts = "metrics.tasks.track_files";
    private const string Usage = "metrics.tokens.track_usage";

    /// <summary>Variables that say whose work it is, and where it goes. All others of the prefix are settings.</summary>
    private static readonly string[] NoSettings = ["PERFGEN_SESSION", "PERFGEN_TASK", "PERFGEN_AGENT", "PERFGEN_MODEL", "PERFGEN_CLI", "PERFGEN_DIR", "PERFGEN_PARENT"];

    private readonly bool _sessionTimes = settings?.IsOn(SessionTimes) ?? true;
    private readonly bool _tools = settings?.IsOn(Tools) ?? true;
    private readonly bool _fileNames = settings?.IsOn(FileNames) ?? true;
    private readonly bool _taskTimes = settings?.IsOn(TaskTimes) ?? true;
    private readonly bool _results = settings?.IsOn(Results) ?? true;
    private readonly bool _fileCounts = settings?.IsOn(FileCounts) ?? true;
    private readonly bool _tokensOfTasks = settings?.IsOn("metrics.tokens.track_per_task") ?? true;
    private readonly bool _tokensOfSessions = settings?.IsOn("metrics.tokens.track_per_session") ?? true;

    /// <summary>The switches of this process. Where nobody says anything they are all on.</summary>
    public static RecordingSwitches Current => OfThisProcess.Switches;

    /// <summary>Whether anything is recorded.</summary>
    public bool IsOn { get; } = settings?.IsOn(Enabled) ?? true;

    /// <summary>Whether tasks are recorded; where they are not, nothing belongs to one.</summary>
    public bool Tasks { get; } = settings?.IsOn(TasksAtAll) ?? true;

    /// <summary>Whether tokens and their cost are recorded.</summary>
    public bool Tokens { get; } = settings?.IsOn(Usage) ?? true;

    /// <summary>The switches of a data directory. Where neither file nor environment say anything, which is most often so, the table of settings is not even made.</summary>
    public static RecordingSwitches Of(DataDirectory directory) =>
        new(directory.SettingsFile is not null || IsSaidByEnvironment() ? PerfSettings.Load(directory) : null);

    /// <summary>The setting that keeps something from being recorded, and where it is said: <c>metrics.tasks.enabled is off (perfgen.json(3))</c>.</summary>
    public string Why(string setting) => $"{setting} is off ({settings?.OriginOf(setting)})";

    /// <summary>Why an event is not recorded; null where it is.</summary>
    public string? WhyNot(EventKind kind) => Takes(kind) ? null : Why(kind == EventKind.SessionStart ? SessionTimes : Tasks ? TaskTimes : TasksAtAll);

    /// <summary>Why something that is said is not recorded; null where it is.</summary>
    public string? WhyNot(FactKind kind) => Takes(kind) ? null : Why(kind == FactKind.Tool ? Tools : FileNames);

    /// <summary>Why values of a metric are not recorded; null where they are.</summary>
    public string? WhyNot(string metric) => Takes(metric) ? null : Why(IsOfFiles(metric) ? FileCounts : Usage);

    /// <summary>Why the result of a task is not recorded; null where it is.</summary>
    public string? WhyNoResult => _results ? null : Why(Results);

    /// <summary>Why tokens are not recorded; null where they are.</summary>
    public string? WhyNoTokens => Tokens ? null : Why(Usage);

    /// <summary>Why nothing is recorded; null where something is.</summary>
    public string? WhyNothing => IsOn ? null : Why(Enabled);

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
        && (_fileCounts || !IsOfFiles(metric));

    /// <summary>How a task ended, or nothing of it.</summary>
    public TaskResult Of(TaskResult result) => _results ? result : NoResult;

    /// <summary>Whose tokens they are: without task or session where they are not to be counted so.</summary>
    public CallContext OfTokens(CallContext context) =>
        _tokensOfTasks && _tokensOfSessions ? context : context.Without(task: !_tokensOfTasks, session: !_tokensOfSessions);

    /// <inheritdoc cref="OfTokens(CallContext)"/>
    public WorkContext OfTokens(WorkContext context) =>
        context with { Task = _tokensOfTasks ? context.Task : null, Session = _tokensOfSessions ? context.Session : null };

    /// <summary>By itself: a hook asks for the switches of a directory, and must not read those of a process that records nothing.</summary>
    private static class OfThisProcess
    {
        internal static readonly RecordingSwitches Switches = new(PerfSettings.Current);
    }

    private static bool IsOfFiles(string metric) => metric is Metrics.Names.FilesCreated or Metrics.Names.FilesModified or Metrics.Names.LinesChanged;

    private static bool IsSaidByEnvironment()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name is string variable && variable.StartsWith("PERFGEN_", StringComparison.Ordinal) && Array.IndexOf(NoSettings, variable) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
