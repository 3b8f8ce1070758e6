using PerfGen.Runtime.Settings;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>
/// Records from a process that lives for an instant, such as a hook: into the inbox of a data directory, without a journal of its own and without the database.
/// What has returned is kept, also when the process is killed right after. What <c>perfgen.json</c> or the environment switch off is not recorded, and said by
/// <see cref="Withheld"/>. Thread-safe.
/// </summary>
public sealed class InboxWriter
{
    private readonly DataDirectory _directory;
    private readonly RecordingSwitches _switches;
    private readonly Lock _saying = new();
    private string[] _withheld = [];

    /// <summary>Names the data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public InboxWriter(DataDirectory directory)
    {
        _directory = directory;
        _switches = RecordingSwitches.Of(directory);
    }

    /// <summary>What settings have kept from being recorded so far, a sentence for each: <c>metrics.tasks.enabled is off (perfgen.json(3))</c>.</summary>
    public IReadOnlyList<string> Withheld
    {
        get
        {
            lock (_saying)
            {
                return _withheld;
            }
        }
    }

    /// <summary>Records that a session begins.</summary>
    /// <param name="context">The session, and whose work it is.</param>
    /// <param name="notes">What is said about it.</param>
    /// <exception cref="ArgumentException">Something in it cannot be recorded; the message says what. Nothing was recorded.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void StartSession(WorkContext context, IReadOnlyList<string>? notes = null) => WriteSession(EventKind.SessionStart, context, notes);

    /// <summary>Records that a session ended.</summary>
    /// <inheritdoc cref="StartSession"/>
    public void EndSession(WorkContext context, IReadOnlyList<string>? notes = null) => WriteSession(EventKind.SessionEnd, context, notes);

    /// <summary>Records that a task begins, with what is known of it.</summary>
    /// <param name="task">The task, which must have an id.</param>
    /// <exception cref="ArgumentException">Something in it cannot be recorded; the message says what. Nothing was recorded.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void StartTask(TaskRecord task) => Write(task, TaskPhase.Start);

    /// <summary>Records that a task ended, with what is known of it.</summary>
    /// <inheritdoc cref="StartTask"/>
    public void EndTask(TaskRecord task) => Write(task, TaskPhase.End);

    /// <summary>Records a task that is over, told at once: a task of its own, also where others have its id.</summary>
    /// <inheritdoc cref="StartTask"/>
    public void RecordTask(TaskRecord task) => Write(task, TaskPhase.Whole);

    /// <summary>Records values, all or none.</summary>
    /// <param name="values">The values.</param>
    /// <param name="context">Whose work they are of.</param>
    /// <param name="notes">What is said about them in words.</param>
    /// <exception cref="ArgumentException">One of them cannot be recorded; the message says what. Nothing was recorded.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void RecordMetrics(IReadOnlyList<MetricValue> values, WorkContext context, IReadOnlyList<string>? notes = null)
    {
        Check(WorkChecks.OfContext(context) ?? WorkChecks.OfMetrics(values) ?? OfNotes(notes));
        var frame = new SwitchedFrames(_switches, context, null, DateTimeOffset.UtcNow, isManual: true);
        foreach (var value in values)
        {
            frame.Metric(value);
        }

        foreach (var note in notes ?? [])
        {
            frame.Fact(FactKind.Note, note);
        }

        Append(frame);
    }

    /// <summary>Records tokens and cost.</summary>
    /// <param name="usage">What an answer took.</param>
    /// <param name="context">Whose work it was.</param>
    /// <inheritdoc cref="RecordMetrics"/>
    public void RecordUsage(TokenUsage usage, WorkContext context)
    {
        Check(WorkChecks.OfContext(context) ?? WorkChecks.OfUsage(usage));
        var frame = new SwitchedFrames(_switches, context, null, DateTimeOffset.UtcNow, isManual: true);
        frame.Usage(usage);
        Append(frame);
    }

    private static string? OfNotes(IReadOnlyList<string>? notes) => notes?.Select(static note => WorkChecks.OfText("a note", note)).FirstOrDefault(static said => said is not null);

    private void WriteSession(EventKind kind, WorkContext context, IReadOnlyList<string>? notes)
    {
        Check((context.Session is null ? "the session has no id" : null) ?? WorkChecks.OfContext(context)
            ?? OfNotes(notes));
        var now = DateTimeOffset.UtcNow;
        var frame = new SwitchedFrames(_switches, context, null, now, isManual: false);
        frame.Event(kind, now);
        foreach (var note in notes ?? [])
        {
            frame.Fact(FactKind.Note, note);
        }

        Append(frame);
    }

    private void Write(TaskRecord task, TaskPhase phase)
    {
        Check((task.Id is null ? "the task has no id" : null) ?? WorkChecks.OfTask(task));
        var now = DateTimeOffset.UtcNow;
        var context = new WorkContext { Session = task.Session, Task = task.Id, TaskType = task.Type, Agent = task.Agent, Model = task.Model ?? task.Usage?.Model, Cli = task.Cli };
        var run = phase == TaskPhase.Whole ? Guid.CreateVersion7().ToString("N") : null;
        var frame = new SwitchedFrames(_switches, context, run, phase == TaskPhase.Start ? task.StartedAt ?? now : task.EndedAt ?? now, task.IsManual);
        TaskTelling.Write(task, phase, now, frame);
        Append(frame);
    }

    private void Append(SwitchedFrames frames)
    {
        if (frames.Withheld is { Count: > 0 } withheld)
        {
            lock (_saying)
            {
                _withheld = [.. _withheld.Union(withheld)];
            }
        }

        if (frames.ToArray() is { Length: > 0 } bytes)
        {
            InboxFile.Append(_directory, bytes);
        }
    }

    private static void Check(string? objection)
    {
        if (objection is not null)
        {
            throw new ArgumentException(objection);
        }
    }
}
