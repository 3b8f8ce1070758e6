using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Calls;

/// <summary>A capture and what it needs, kept until a task without result has ended.</summary>
internal abstract class PendingCapture
{
    public abstract void Run(Captures captures);
}

/// <summary>A capture and what it needs, kept until a task has ended.</summary>
internal abstract class PendingCapture<TResult>
{
    public abstract void Run(Captures captures, TResult result);
}

internal sealed class StatefulCapture<TState>(TState state, Capture<TState> capture) : PendingCapture
{
    public override void Run(Captures captures) => capture(captures, state);
}

internal sealed class StatefulCapture<TState, TResult>(TState state, Capture<TState, TResult> capture) : PendingCapture<TResult>
{
    public override void Run(Captures captures, TResult result) => capture(captures, state, result);
}

/// <summary>A capture in a body whose call its wrapper records: its values are records below that call.</summary>
internal sealed unsafe class JoinedCapture<TState>(ulong span, Flow? flow, TState state, Capture<TState> capture) : PendingCapture
{
    public override void Run(Captures captures) => capture(new Captures(null, span, flow), state);
}

/// <inheritdoc cref="JoinedCapture{TState}"/>
internal sealed unsafe class JoinedCapture<TState, TResult>(ulong span, Flow? flow, TState state, Capture<TState, TResult> capture) : PendingCapture<TResult>
{
    public override void Run(Captures captures, TResult result) => capture(new Captures(null, span, flow), state, result);
}
