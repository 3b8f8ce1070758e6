using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>
/// Records from a process that lives for an instant, such as a hook: into the inbox of a data directory, without a journal of its own and without the database.
/// What has returned is kept, also when the process is killed right after. Thread-safe.
/// </summary>
public sealed class InboxWriter
{
    private readonly DataDirectory _directory;

    /// <summary>Names the data directory.</summary>
    /// <param name="directory">The directory, which need not exist.</param>
    public InboxWriter(DataDirectory directory) => _directory = directory;

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
    /// <exception cref="ArgumentException">One of them cannot be recorded; the message says what. Nothing was recorded.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void RecordMetrics(IReadOnlyList<MetricValue> values, WorkContext context)
    {
        Check(WorkChecks.OfContext(context) ?? values.Select(WorkChecks.OfMetric).FirstOrDefault(static said => said is not null));
        var frame = new InboxFrame(context, null, DateTimeOffset.UtcNow, isManual: true);
        foreach (var value in values)
        {
            frame.Metric(value);
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
        var frame = new InboxFrame(context, null, DateTimeOffset.UtcNow, isManual: true);
        frame.Usage(usage);
        Append(frame);
    }

    private void WriteSession(EventKind kind, WorkContext context, IReadOnlyList<string>? notes)
    {
        Check((context.Session is null ? "the session has no id" : null) ?? WorkChecks.OfContext(context)
            ?? notes?.Select(static note => WorkChecks.OfText("a note", note)).FirstOrDefault(static said => said is not null));
        var now = DateTimeOffset.UtcNow;
        var frame = new InboxFrame(context, null, now, isManual: false);
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
        var frame = new InboxFrame(context, run, phase == TaskPhase.Start ? task.StartedAt ?? now : task.EndedAt ?? now, task.IsManual);
        TaskTelling.Write(task, phase, now, frame);
        Append(frame);
    }

    private void Append(InboxFrame frame)
    {
        if (!frame.IsEmpty)
        {
            InboxFile.Append(_directory, frame.ToArray());
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
