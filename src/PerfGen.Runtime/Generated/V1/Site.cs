using System.ComponentModel;
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

    internal string Assembly { get; }

    internal string Id { get; }

    internal string Type { get; }

    internal string Method { get; }

    internal string Metric { get; }

    internal string? Agent { get; }

    internal string? TaskType { get; }

    private protected override int InternIn(DictionaryWriter dictionary) => dictionary.Intern(DictionaryEntryKind.Site, Id, Assembly, () =>
    [
        (DictionaryField.Assembly, Assembly), (DictionaryField.DocumentationId, Id), (DictionaryField.Type, Type), (DictionaryField.Method, Method),
        (DictionaryField.Metric, Metric), (DictionaryField.Agent, Agent), (DictionaryField.TaskType, TaskType),
    ]);
}
