using PerfGen.Runtime.Calls;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A tracked call that is running and ends when the task that its method returns ends. Lives on the stack of its thread until then.</summary>
/// <remarks>Whether recording is on is asked in the wrapper, as <see cref="Call"/> has it: switched off, the wrapper is the bare call, and the task what it returned.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref partial struct TaskCall
{
    private readonly ThreadJournal? _thread;
    private readonly Slot* _slot;

    /// <summary>The <see cref="Flow"/> to put back; of a sampled call, which has no thread, its <see cref="Site"/>.</summary>
    private readonly object? _owner;

    /// <summary>The span to put back; of a sampled call when it began.</summary>
    private readonly ulong _outer;
    private readonly Flow? _flow;

    /// <summary>What surrounded the call, and what it began in; null where it began in what surrounded it.</summary>
    private readonly ExecutionContext? _surrounding;
    private readonly ExecutionContext? _own;

    internal TaskCall(ThreadJournal? thread, Slot* slot, Flow? owner, ulong outer, Flow? flow, ExecutionContext? surrounding = null, ExecutionContext? own = null)
    {
        _thread = thread;
        _slot = slot;
        _owner = owner;
        _outer = outer;
        _flow = flow;
        _surrounding = surrounding;
        _own = own;
    }

    internal TaskCall(Site sampled, long start)
    {
        _owner = sampled;
        _outer = (ulong)start;
    }

    internal Slot* Slot => _slot;

    /// <summary>The method threw instead of returning a task. For use as an exception filter.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        if (IsSampled)
        {
            TryCount(hasSucceeded: false, out var own);
            return own.Failed(error);
        }

        CallEnd.Fail(_slot, error);
        Leave();
        return false;
    }

    /// <summary>The method returned <paramref name="task"/>. A task that has completed is returned itself; otherwise one that ends as it does, once the call is recorded.</summary>
    /// <param name="task">What the method returned; a null is recorded as the end of the call and handed on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task Completes(Task task) => Recorder.IsEnabled ? CompletesEnabled(task) : task;

    private Task CompletesEnabled(Task task)
    {
        if (IsSampled)
        {
            return TryCount(task is null or { IsCompletedSuccessfully: true }, out var own) ? task! : own.CompletesEnabled(task!);
        }

        Leave();
        if (_slot == null || CallEnd.TryEnd(_slot, task))
        {
            return task;
        }

        return PendingTask.Follow(task, Open, capture: null);
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <typeparam name="T">The task's result.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task<T> Completes<T>(Task<T> task) => Recorder.IsEnabled ? CompletesEnabled(task) : task;

    private Task<T> CompletesEnabled<T>(Task<T> task)
    {
        if (IsSampled)
        {
            return TryCount(task is null or { IsCompletedSuccessfully: true }, out var own) ? task! : own.CompletesEnabled(task!);
        }

        Leave();
        if (_slot == null || CallEnd.TryEnd(_slot, task))
        {
            return task;
        }

        return PendingTask<T>.Follow(task, Open, capture: null);
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task Completes<TState>(Task task, TState state, Capture<TState> capture) => Recorder.IsEnabled ? CompletesEnabled(task, state, capture) : task;

    private Task CompletesEnabled<TState>(Task task, TState state, Capture<TState> capture)
    {
        if (IsSampled)
        {
            if (!TryCount(task is null or { IsCompletedSuccessfully: true }, out var own))
            {
                return own.CompletesEnabled(task!, state, capture);
            }

            if (task is not null)
            {
                capture(Captures.OfSampledCall(), state);
            }

            return task!;
        }

        Leave();
        if (IsUnrecorded || task is null)
        {
            CallEnd.TryEnd(_slot, task);
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(BeginCaptures(), state);
            return task;
        }

        return task.IsCompleted && CallEnd.TryEnd(_slot, task) ? task : PendingTask.Follow(task, Open, Pending(state, capture));
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Task<T> Completes<TState, T>(Task<T> task, TState state, Capture<TState, T> capture) => Recorder.IsEnabled ? CompletesEnabled(task, state, capture) : task;

    private Task<T> CompletesEnabled<TState, T>(Task<T> task, TState state, Capture<TState, T> capture)
    {
        if (IsSampled)
        {
            if (!TryCount(task is null or { IsCompletedSuccessfully: true }, out var own))
            {
                return own.CompletesEnabled(task!, state, capture);
            }

            if (task is not null)
            {
                capture(Captures.OfSampledCall(), state, task.Result);
            }

            return task!;
        }

        Leave();
        if (IsUnrecorded || task is null)
        {
            CallEnd.TryEnd(_slot, task);
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(BeginCaptures(), state, task.Result);
            return task;
        }

        return task.IsCompleted && CallEnd.TryEnd(_slot, task) ? task : PendingTask<T>.Follow(task, Open, Pending(state, capture));
    }

    /// <summary>A body that runs in a call which its wrapper records: nothing is left to do at its end, but values that it captures belong to that call.</summary>
    /// <param name="span">Span of the wrapper's call.</param>
    /// <param name="flow">The flow that it runs in.</param>
    internal static TaskCall Joined(ulong span, Flow? flow) => new(null, null, null, Captures.Joined(span), flow);

    private bool IsUnrecorded => _slot == null && (_thread is not null || _outer == 0);

    private OpenSlot Open => new(_slot);

    private Captures BeginCaptures() => _slot == null ? new Captures(null, _outer, _flow) : CallEnd.BeginCaptures(_slot);

    private PendingCapture Pending<TState>(TState state, Capture<TState> capture) =>
        _slot == null ? new JoinedCapture<TState>(_outer, _flow, state, capture) : new StatefulCapture<TState>(state, capture);

    private PendingCapture<T> Pending<TState, T>(TState state, Capture<TState, T> capture) =>
        _slot == null ? new JoinedCapture<TState, T>(_outer, _flow, state, capture) : new StatefulCapture<TState, T>(state, capture);

    private bool IsSampled => _thread is null && _owner is not null;

    /// <summary>Counts a sampled call that has completed well; any other gets a record of its own, which <paramref name="own"/> ends.</summary>
    private bool TryCount(bool hasSucceeded, out TaskCall own)
    {
        var site = Unsafe.As<Site>(_owner!);
        var thread = ThreadJournal.Current;
        if (hasSucceeded)
        {
            own = default;
            thread.WindowOf(site).Count((long)_outer);
            return true;
        }

        own = new TaskCall(null, Recorder.Begin(thread, Flow.Current, site, (long)_outer, out _), null, 0, null);
        return false;
    }

    private void Leave()
    {
        if (_thread is { } thread)
        {
            // What the method changed in its caller's flow, as one that is not async can, stays changed.
            if (_own is not null && _surrounding is not null && ReferenceEquals(ExecutionContext.Capture(), _own))
            {
                ExecutionContext.Restore(_surrounding);
            }
            else if (_own is not null)
            {
                Flow.Current = _flow;
            }

            thread.Owner = Unsafe.As<Flow?>(_owner);
            thread.Span = _outer;
        }
    }
}
