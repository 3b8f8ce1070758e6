using System.Collections.Concurrent;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Values;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Context;

/// <summary>Whose work is being done: one immutable tuple per scope, written to the dictionary once per segment and carried by records as one number.</summary>
internal sealed class CallContext : DictionaryEntry
{
    private readonly Lock _writing = new();
    private ConcurrentDictionary<(string Agent, string Cli), CallContext>? _variants;

    public static CallContext Process { get; } = FromEnvironment();

    public string? Session { get; init; }

    public string? Task { get; init; }

    public string? TaskType { get; init; }

    public string? Agent { get; init; }

    public string? Model { get; init; }

    public string? Cli { get; init; }

    /// <summary>Set where the task was told at once: its records belong to this telling, whatever else is said about a task of that id.</summary>
    public string? Run { get; init; }

    public WorkContext Work => new() { Session = Session, Task = Task, TaskType = TaskType, Agent = Agent, Model = Model, Cli = Cli };

    private bool IsEmpty => Session is null && Task is null && TaskType is null && Agent is null && Model is null && Cli is null;

    /// <summary>This context with the values that are not null put in place of its own.</summary>
    public CallContext With(
        string? session = null, string? task = null, string? taskType = null, string? agent = null, string? model = null, string? cli = null, string? run = null) => new()
    {
        Session = session ?? Session,
        Task = task ?? Task,
        TaskType = taskType ?? TaskType,
        Agent = agent ?? Agent,
        Model = model ?? Model,
        Cli = cli ?? Cli,

        // Another task or session is not what was told.
        Run = run ?? (task is null && session is null ? Run : null),
    };

    /// <summary>This context with another agent and command-line tool: the same object for the same two, so that it is written once.</summary>
    public CallContext Of(string agent, string cli) =>
        (Agent, Cli) == (agent, cli) ? this : LazyInitializer.EnsureInitialized(ref _variants).GetOrAdd((agent, cli), static (key, from) => from.With(agent: key.Agent, cli: key.Cli), this);

    private protected override int InternIn(DictionaryWriter dictionary)
    {
        if (IsEmpty)
        {
            return 0;
        }

        // A scope is shared by the threads that work in it; they must not write it twice.
        lock (_writing)
        {
            return TryGetId(dictionary.Ordinal, out var id)
                ? id
                : dictionary.Append(DictionaryEntryKind.Context,
                [
                    (DictionaryField.Session, Session), (DictionaryField.Task, Task), (DictionaryField.TaskType, TaskType),
                    (DictionaryField.Agent, Agent), (DictionaryField.Model, Model), (DictionaryField.Cli, Cli), (DictionaryField.Run, Run),
                ]);
        }
    }

    private static CallContext FromEnvironment()
    {
        var work = WorkEnvironment.Read(out var objections);
        foreach (var objection in objections)
        {
            Rejections.Add(objection);
        }

        return new CallContext { Session = work.Session, Task = work.Task, Agent = work.Agent, Model = work.Model, Cli = work.Cli };
    }
}
