using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace PerfGen.Runtime.Calls;

/// <summary>Reads why a task has faulted without observing the fault.</summary>
/// <remarks>
/// <see cref="Task.Exception"/> marks the fault as handled, and <see cref="TaskScheduler.UnobservedTaskException"/> would stay silent in a tracked
/// program where it speaks in the untracked one. No public API reads without marking, so this looks at the task's own fields, once per failed call;
/// on a runtime where these are not found, the error's type stays unknown and the program's behaviour the same.
/// </remarks>
internal static class TaskFaults
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly FieldInfo? Properties = Find(typeof(Task), "m_contingentProperties");
    private static readonly FieldInfo? Holder = Find(Properties?.FieldType, "m_exceptionsHolder");
    private static readonly FieldInfo? Faults = Find(Holder?.FieldType, "m_faultExceptions");

    /// <summary>The first exception of a faulted task; null where this runtime does not show it.</summary>
    public static Exception? Peek(Task task) =>
        Faults is not null
        && Properties!.GetValue(task) is { } properties
        && Holder!.GetValue(properties) is { } holder
        && Faults.GetValue(holder) is IList { Count: > 0 } faults
        && faults[0] is ExceptionDispatchInfo first
            ? first.SourceException
            : null;

    [DynamicDependency("m_contingentProperties", "System.Threading.Tasks.Task", "System.Private.CoreLib")]
    [DynamicDependency("m_exceptionsHolder", "System.Threading.Tasks.Task.ContingentProperties", "System.Private.CoreLib")]
    [DynamicDependency("m_faultExceptions", "System.Threading.Tasks.TaskExceptionHolder", "System.Private.CoreLib")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The three fields are kept by the dependencies above; where one is missing all the same, nothing is read.")]
    private static FieldInfo? Find(Type? type, string name) => type?.GetField(name, Fields);
}
