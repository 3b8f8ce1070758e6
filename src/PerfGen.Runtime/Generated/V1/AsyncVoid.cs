using System.ComponentModel;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>Turns a task into what the caller of an <c>async void</c> method gets.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AsyncVoid
{
    /// <summary>Returns at once. An exception of the task goes where that of an <c>async void</c> method goes: to the caller's synchronization context, or the thread pool.</summary>
    /// <param name="task">The task.</param>
    public static async void Await(Task task) => await task.ConfigureAwait(false);
}
