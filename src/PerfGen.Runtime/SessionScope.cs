using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen;

/// <summary>A session: everything from one start of an agent's work to its end. Child processes belong to it that are given its context (<see cref="Perf.PassTo"/>).</summary>
public sealed class SessionScope : ContextScope
{
    internal SessionScope(CallContext context)
        : base(context, EventKind.SessionStart, EventKind.SessionEnd)
    {
    }

    /// <summary>The session's id.</summary>
    public string Id => Context.Session!;
}
