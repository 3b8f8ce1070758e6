namespace PerfGen.Runtime.Context;

/// <summary>What follows the logical flow of execution across awaits and threads: the context, and the span that new calls have as parent.</summary>
/// <remarks>Immutable: whoever captured a flow keeps exactly what stood when it was captured.</remarks>
internal sealed class Flow(CallContext context, ulong span)
{
    private static readonly AsyncLocal<Flow?> Ambient = new();

    /// <summary>A flow that nothing runs in.</summary>
    public static Flow None { get; } = new(CallContext.Process, 0);

    /// <summary>The flow of the running code; null where no scope and no asynchronous call surrounds it.</summary>
    public static Flow? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public CallContext Context { get; } = context;

    public ulong Span { get; } = span;
}
