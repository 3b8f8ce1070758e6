using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace PerfGen.Runtime.Calls;

/// <summary>Reads why a task has faulted without observing the fault.</summary>
/// <remarks>
/// <see cref="Task.Exception"/> marks the fault as handled, and <see cref="TaskScheduler.UnobservedTaskException"/> would stay silent in a tracked
/// program where it speaks in the untracked one. No public API reads without marking, so this looks at the task's own fields;
/// on a runtime where these are not found, the error's type stays unknown and the program's behaviour the same.
/// </remarks>
internal static class TaskFaults
{
    private static bool _unavailable;

    /// <summary>The first exception of a faulted task; null where this runtime does not show it.</summary>
    public static Exception? Peek(Task task)
    {
        if (_unavailable)
        {
            return null;
        }

        try
        {
            return FirstOf(task);
        }
        catch (Exception error) when (error is MissingFieldException or TypeLoadException or InvalidCastException or NullReferenceException)
        {
            _unavailable = true;
            return null;
        }
    }

    private static Exception? FirstOf(Task task)
    {
        var properties = Contingent(task);
        var faults = properties is null ? null : Faults(Holder(properties));
        return faults is { Count: > 0 } && faults[0] is ExceptionDispatchInfo first ? first.SourceException : null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_contingentProperties")]
    [return: UnsafeAccessorType("System.Threading.Tasks.Task+ContingentProperties")]
    private static extern ref object Contingent(Task task);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_exceptionsHolder")]
    [return: UnsafeAccessorType("System.Threading.Tasks.TaskExceptionHolder")]
    private static extern ref object Holder([UnsafeAccessorType("System.Threading.Tasks.Task+ContingentProperties")] object properties);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_faultExceptions")]
    private static extern ref IList Faults([UnsafeAccessorType("System.Threading.Tasks.TaskExceptionHolder")] object holder);
}
