using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;

namespace PerfGen;

/// <summary>Says whose work is being done, until it is disposed. Follows the flow of execution across awaits.</summary>
/// <remarks>Dispose it in the method that opened it; disposing twice does nothing. Calls recorded in it carry what it says.</remarks>
public class ContextScope : IDisposable
{
    private readonly Flow? _outer;
    private readonly EventKind _onEnd;
    private bool _ended;

    internal ContextScope(CallContext context, EventKind onStart, EventKind onEnd)
    {
        Context = context;
        if (!Recorder.IsEnabled)
        {
            _ended = true;
            return;
        }

        _outer = Flow.Current;
        _onEnd = onEnd;
        Flow.Current = new Flow(context, ThreadJournal.Current.ParentIn(_outer));
        if (onStart != EventKind.None)
        {
            EventRecord.Write(onStart, context);
        }
    }

    /// <summary>The session that the scope belongs to; null is none.</summary>
    public string? Session => Context.Session;

    /// <summary>The agent whose work is recorded; null is unknown.</summary>
    public string? Agent => Context.Agent;

    internal CallContext Context { get; }

    private protected virtual TaskResult Result => TaskResult.Success;

    /// <summary>Ends the scope.</summary>
    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (_onEnd != EventKind.None)
        {
            EventRecord.Write(_onEnd, Context, Result);
        }

        Flow.Current = _outer;
        GC.SuppressFinalize(this);
    }
}

/// <summary>A session: everything from one start of an agent's work to its end. Its id also reaches child processes that are given <c>PERFGEN_SESSION</c>.</summary>
public sealed class SessionScope : ContextScope
{
    internal SessionScope(CallContext context)
        : base(context, EventKind.SessionStart, EventKind.SessionEnd)
    {
    }

    /// <summary>The session's id.</summary>
    public string Id => Context.Session!;
}

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
