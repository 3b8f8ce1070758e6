using System.ComponentModel;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A tracked method, as generated code describes it. Immutable, without side effects; thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Site : DictionaryEntry
{
    /// <summary>Describes a method.</summary>
    /// <param name="assembly">Simple name of the assembly that defines the method.</param>
    /// <param name="id">Its documentation id, for instance <c>M:Shop.Orders.Submit(Shop.Order)</c>; with the assembly it names the method.</param>
    /// <param name="type">Its type as people write it, for instance <c>Shop.Orders</c>.</param>
    /// <param name="method">Its name.</param>
    /// <param name="metric">The metric that a call's duration is recorded as, in seconds.</param>
    /// <param name="agent">Whose work a call is, where the attribute says so.</param>
    /// <param name="taskType">The kind of task, where the attribute says so.</param>
    public Site(string assembly, string id, string type, string method, string metric, string? agent = null, string? taskType = null)
    {
        Assembly = assembly;
        Id = id;
        Type = type;
        Method = method;
        Metric = metric;
        Agent = agent;
        TaskType = taskType;
    }

    /// <summary>Of how many calls one is timed; every call is counted all the same. 0 and 1: every call is timed, and has a record of its own.</summary>
    public int SampleEvery
    {
        get;
        init
        {
            field = Math.Clamp(value, 0, SampleWindow.LargestWeight);
            Sampling = field;
        }
    }

    /// <summary>
    /// The method makes no tracked calls once it has suspended, or given its first item, so its span need not follow its awaits: such a call allocates nothing. Calls that
    /// it makes all the same have the caller's span as parent from there on.
    /// </summary>
    public bool IsLeaf { get; init; }

    /// <summary>What is recorded of each call beside its times.</summary>
    public CaptureOptions Capture { get; init; }

    /// <summary><see cref="SampleEvery"/>, or what a journal short of space makes of it. Written by the background thread; a thread that sees it late records a few calls more or fewer.</summary>
    internal int Sampling { get; set; }

    /// <summary>Whether calls are counted, and only some of them timed: what decides which way they go.</summary>
    internal bool IsSampled => Sampling > 1;

    /// <summary>Place of its windows in the threads' lists, from 1; 0 until it is first sampled.</summary>
    internal int SampleIndex;

    internal string Assembly { get; }

    internal string Id { get; }

    internal string Type { get; }

    internal string Method { get; }

    internal string Metric { get; }

    internal string? Agent { get; }

    internal string? TaskType { get; }

    private protected override int InternIn(DictionaryWriter dictionary)
    {
        var id = InternSite(dictionary);
        dictionary.Sites[id] = this;
        return id;
    }

    /// <summary>By all that is said of the method: assemblies that call it may each have an attribute for it, with another agent.</summary>
    private int InternSite(DictionaryWriter dictionary) => dictionary.Intern(DictionaryEntryKind.Site, Id, string.Join('\n', Assembly, Metric, Agent, TaskType), () =>
    [
        (DictionaryField.Assembly, Assembly), (DictionaryField.DocumentationId, Id), (DictionaryField.Type, Type), (DictionaryField.Method, Method),
        (DictionaryField.Metric, Metric), (DictionaryField.Agent, Agent), (DictionaryField.TaskType, TaskType),
    ]);
}
