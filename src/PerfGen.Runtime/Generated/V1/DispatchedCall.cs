using System.ComponentModel;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>
/// A tracked call of a virtual or interface method, whose body may record its own calls: until <see cref="Returned"/> that body takes this call for its own,
/// and one call is one record. Lives on the stack of its thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DispatchedCall
{
    private readonly Call _call;
    private readonly ThreadJournal? _thread;
    private readonly Handoff _outer;

    internal DispatchedCall(Call call, ThreadJournal thread, scoped in Handoff outer)
    {
        _call = call;
        _thread = thread;
        _outer = outer;
    }

    /// <inheritdoc cref="Call.Tags"/>
    public Tags Tags => _call.Tags;

    /// <summary>The method returned: nothing is handed to bodies any more. How the call ends is said to what this returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Call Returned()
    {
        Handoff.Restore(_thread, in _outer);
        return _call;
    }

    /// <summary>The method threw. For use as an exception filter, also after <see cref="Returned"/>.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        Handoff.Restore(_thread, in _outer);
        return _call.Failed(error);
    }
}
