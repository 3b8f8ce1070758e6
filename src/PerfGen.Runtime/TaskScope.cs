using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen;

/// <summary>A task of an agent. It has failed unless <see cref="Complete"/> says otherwise before it is disposed.</summary>
public sealed class TaskScope : ContextScope
{
    private TaskResult _result = TaskResult.Failure;

    internal TaskScope(CallContext context)
        : base(context, EventKind.TaskStart, EventKind.TaskEnd)
    {
    }

    /// <summary>The task's id.</summary>
    public string Id => Context.Task!;

    private protected override TaskResult Result => _result;

    /// <summary>Says how the task ended; the last call before the end counts. Without it the task has failed, as when an exception leaves its scope.</summary>
    /// <param name="result">How it ended.</param>
    public void Complete(TaskResult result = TaskResult.Success) => _result = result;
}
