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

    /// <summary>Says more about the session or task of the scope: files, tools, problems, tokens.</summary>
    public WorkNotes Notes => new(Context);

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
