using System.ComponentModel;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>As <see cref="DispatchedCall"/>, for a method that returns a task.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DispatchedTaskCall
{
    private readonly TaskCall _call;
    private readonly ThreadJournal? _thread;
    private readonly Handoff _outer;

    internal DispatchedTaskCall(TaskCall call, ThreadJournal thread, scoped in Handoff outer)
    {
        _call = call;
        _thread = thread;
        _outer = outer;
    }

    /// <inheritdoc cref="Call.Tags"/>
    public Tags Tags => _call.Tags;

    /// <inheritdoc cref="DispatchedCall.Returned"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TaskCall Returned()
    {
        Handoff.Restore(_thread, in _outer);
        return _call;
    }

    /// <inheritdoc cref="TaskCall.Failed"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        Handoff.Restore(_thread, in _outer);
        return _call.Failed(error);
    }
}
