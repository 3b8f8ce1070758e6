using PerfGen.Runtime;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Observing;
using PerfGen.Runtime.Values;
using PerfGen.Runtime.Work;

namespace PerfGen;

/// <summary>Records by hand, and says whose work is being done. Thread-safe; writes to the journal only, and never throws into the caller.</summary>
public static class Perf
{
    /// <summary>Where this process records.</summary>
    public static DataDirectory DataDirectory => JournalWriter.Current.Directory;

    /// <summary>Records that found no place in this process, because there was no space for the journal.</summary>
    public static long Dropped => JournalWriter.Current.Dropped;

    /// <summary>Values that were handed over and not recorded: not a number, without a name, or in a unit that the metric cannot have. The event source <c>PerfGen</c> says why.</summary>
    public static long Rejected => Rejections.Count;

    /// <summary>Records a value at this moment, in the context of the running code: <c>Perf.Record("lines_reviewed", 412, Units.Lines)</c>.</summary>
    /// <remarks>
    /// A metric of <see cref="Metrics"/>, or of a catalogue (<c>perfgen.metrics.json</c>) of the program or its libraries, is recorded in its own unit: <c>ms</c> become seconds, <c>KiB</c> bytes, a ratio percent; an empty unit is the metric's own.
    /// A unit that measures something else, or that is none, is not recorded, counted in <see cref="Rejected"/>, and reported. Costs keep their currency.
    /// A value outside of the metric's range is recorded as it is, and reported. Metrics of other names are recorded as they come.
    /// </remarks>
    /// <param name="name">The metric's name in snake_case. An empty name is not recorded, and reported to the event source <c>PerfGen</c>.</param>
    /// <param name="value">The value. What is not a number is not recorded, and reported likewise.</param>
    /// <param name="unit">The unit, one of <see cref="Units"/>.</param>
    public static void Record(string name, double value, string unit)
    {
        if (!Recorder.IsEnabled)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(name) || unit is null || !double.IsFinite(value))
        {
            Rejections.Add($"metric '{name}', value {value}, unit '{unit}'");
            return;
        }

        var normal = NormalUnit.Of(name, unit);
        if (normal.Objection is { } objection)
        {
            Rejections.Add(objection);
            return;
        }

        EventRecord.Write(name, normal.Of(value), normal.Unit);
    }

    /// <summary>Begins a session. Sessions inside it, and tasks and calls, belong to it until it is disposed.</summary>
    /// <param name="id">Its id, at most 255 characters; a new one where it is null. One that cannot be recorded is replaced by a new one, and reported.</param>
    /// <param name="agent">Whose work it is; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model that works; likewise.</param>
    /// <param name="cli">The command-line tool that the agent runs in; likewise.</param>
    public static SessionScope BeginSession(string? id = null, string? agent = null, string? model = null, string? cli = null) =>
        new(Ambient.With(session: Sound("the session", id) ?? NewId(), agent: Sound("the agent", agent), model: Sound("the model", model), cli: Sound("the cli", cli)));

    /// <summary>Begins a task. Calls and values recorded in it belong to it until it is disposed; call <see cref="TaskScope.Complete"/> when it is done.</summary>
    /// <remarks>
    /// A task inside another is a part of it. An id names one piece of work at a time within its session: begun again after its end it is a new task of the same id,
    /// begun again before its end it is the same task.
    /// </remarks>
    /// <param name="id">Its id, at most 255 characters; a new one where it is null. One that cannot be recorded is replaced by a new one, and reported.</param>
    /// <param name="type">Its kind, for instance <c>refactoring</c>.</param>
    /// <param name="agent">Whose work it is; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model that works; likewise.</param>
    /// <param name="priority">How urgent it is; null is unknown.</param>
    /// <param name="queueTime">How long it waited before now; null is unknown.</param>
    /// <param name="description">What is to be done, in words; null is unknown.</param>
    public static TaskScope BeginTask(
        string? id = null, string? type = null, string? agent = null, string? model = null, TaskPriority? priority = null, TimeSpan? queueTime = null, string? description = null)
    {
        var outer = Ambient;
        var scope = new TaskScope(outer.With(
            task: Sound("the task's id", id) ?? NewId(), taskType: Sound("the task type", type), agent: Sound("the agent", agent), model: Sound("the model", model)));
        if (Recorder.IsEnabled && outer.Task is { } parent && parent != scope.Id)
        {
            new JournalSink(scope.Context).Fact(FactKind.ParentTask, parent);
        }

        if (priority is { } urgent)
        {
            scope.Notes.Priority(urgent);
        }

        if (queueTime is { } waited)
        {
            scope.Notes.QueueTime(waited);
        }

        if (description is not null)
        {
            scope.Notes.Description(description);
        }

        return scope;
    }

    /// <summary>Records a task that is over, told at once. It is a task of its own, also where others have its id.</summary>
    /// <param name="task">What is known of it. A record with anything in it that cannot be recorded is not recorded, and reported like a value.</param>
    /// <returns>The task's id; null where it was not recorded.</returns>
    public static string? RecordTask(TaskRecord task)
    {
        if (!Recorder.IsEnabled)
        {
            return null;
        }

        if ((task is null ? "the task is null" : WorkChecks.OfTask(task)) is { } objection)
        {
            Rejections.Add(objection);
            return null;
        }

        var id = task!.Id ?? NewId();
        var outer = Ambient;
        var context = outer.With(
            session: task.Session, task: id, taskType: task.Type, agent: task.Agent, model: task.Model ?? task.Usage?.Model, cli: task.Cli, run: Guid.CreateVersion7().ToString("N"));
        var now = DateTimeOffset.UtcNow;
        var told = task.ParentTask is null && outer.Task is { } parent && parent != id ? task with { ParentTask = parent } : task;
        TaskTelling.Write(told, TaskPhase.Whole, now, new JournalSink(context, task.EndedAt ?? now, task.IsManual));
        return id;
    }

    /// <summary>Records tokens and cost of an answer, in the context of the running code.</summary>
    /// <remarks>
    /// Where the call that surrounds it captures tokens itself (<c>[Measure]</c>), those of this record count and the captured ones do not.
    /// What cannot be recorded is counted in <see cref="Rejected"/>, and reported.
    /// </remarks>
    /// <param name="usage">What it took.</param>
    public static void RecordUsage(TokenUsage usage) => Notes.Usage(usage);

    /// <summary>Says more about the session or task of the running code: files, tools, problems.</summary>
    public static WorkNotes Notes => new(Ambient);

    /// <summary>Whose work the running code does.</summary>
    public static WorkContext Context => Ambient.Work;

    /// <summary>Hands the context of the running code on to a process that is about to be started: what it records belongs to the same session and task, and its calls lie below the running one.</summary>
    /// <param name="environment">The environment of that process, such as <c>ProcessStartInfo.Environment</c>.</param>
    public static void PassTo(IDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        WorkEnvironment.Write(Ambient.Work, environment);
        if (Recorder.IsEnabled)
        {
            TraceLink.Write(environment);
        }
    }

    /// <summary>Says who works, without beginning a session or task.</summary>
    /// <param name="agent">The agent; that of the surrounding scope where it is null.</param>
    /// <param name="model">The model; likewise.</param>
    /// <param name="cli">The command-line tool; likewise.</param>
    public static ContextScope Use(string? agent = null, string? model = null, string? cli = null) =>
        new(Ambient.With(agent: Sound("the agent", agent), model: Sound("the model", model), cli: Sound("the cli", cli)), EventKind.None, EventKind.None);

    /// <summary>Hands every call that ends and every value that is recorded in this process to an observer, in batches, at most some 0.2 s later.</summary>
    /// <remarks>
    /// A background thread reads them from the journal; recording costs nothing more. An observer that throws is reported to the event source <c>PerfGen</c>
    /// and gets the next batch all the same. One that takes so long that four segments of the journal (64 MiB) would wait for it misses what is in older ones.
    /// </remarks>
    /// <param name="observer">Gets a batch, oldest chunk first; it must not keep the thread for long. Called on one thread at a time.</param>
    /// <returns>Dispose it to end: the observer gets what was measured until then, and nothing after it.</returns>
    public static IDisposable Observe(Action<IReadOnlyList<ObservedMeasurement>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Observers.OfThisProcess.Add(observer);
    }

    private static CallContext Ambient => Flow.Current?.Context ?? CallContext.Process;

    private static string NewId() => Guid.CreateVersion7().ToString();

    private static string? Sound(string what, string? name)
    {
        if (WorkChecks.OfName(what, name) is not { } objection)
        {
            return name;
        }

        Rejections.Add(objection);
        return null;
    }
}
