using PerfGen.Runtime.Calls;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A tracked call that is running and ends when the task that its method returns ends. Lives on the stack of its thread until then.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct TaskCall
{
    private readonly ThreadJournal? _thread;
    private readonly Slot* _slot;
    private readonly Flow? _owner;
    private readonly ulong _outer;
    private readonly Flow? _flow;

    internal TaskCall(ThreadJournal thread, Slot* slot, Flow? owner, ulong outer, Flow? flow)
    {
        _thread = thread;
        _slot = slot;
        _owner = owner;
        _outer = outer;
        _flow = flow;
    }

    /// <summary>The method threw instead of returning a task. For use as an exception filter.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        CallEnd.Fail(_slot, error);
        Leave();
        return false;
    }

    /// <summary>The method returned <paramref name="task"/>. A task that has completed is returned itself; otherwise one that ends as it does, once the call is recorded.</summary>
    /// <param name="task">What the method returned; a null is recorded as the end of the call and handed on.</param>
    public Task Completes(Task task)
    {
        Leave();
        if (_slot == null || CallEnd.TryEnd(_slot, task))
        {
            return task;
        }

        return PendingTask.Follow(task, _slot, capture: null);
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <typeparam name="T">The task's result.</typeparam>
    public Task<T> Completes<T>(Task<T> task)
    {
        Leave();
        if (_slot == null || CallEnd.TryEnd(_slot, task))
        {
            return task;
        }

        return PendingTask<T>.Follow(task, _slot, capture: null);
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    public Task Completes<TState>(Task task, TState state, Capture<TState> capture)
    {
        Leave();
        if (_slot == null || task is null)
        {
            CallEnd.TryEnd(_slot, task);
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(CallEnd.BeginCaptures(_slot), state);
            return task;
        }

        return CallEnd.TryEnd(_slot, task) ? task : PendingTask.Follow(task, _slot, new StatefulCapture<TState>(state, capture));
    }

    /// <inheritdoc cref="Completes(Task)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    public Task<T> Completes<TState, T>(Task<T> task, TState state, Capture<TState, T> capture)
    {
        Leave();
        if (_slot == null || task is null)
        {
            CallEnd.TryEnd(_slot, task);
            return task!;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(CallEnd.BeginCaptures(_slot), state, task.Result);
            return task;
        }

        return CallEnd.TryEnd(_slot, task) ? task : PendingTask<T>.Follow(task, _slot, new StatefulCapture<TState, T>(state, capture));
    }

    /// <summary>The method returned <paramref name="task"/>, which is consumed at most once.</summary>
    /// <param name="task">What the method returned.</param>
    public ValueTask Completes(ValueTask task)
    {
        Leave();
        if (_slot == null)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            CallEnd.Succeed(_slot, Stopwatch.GetTimestamp());
            return task;
        }

        return PendingValueTask.Follow(task, new OpenSlot(_slot), capture: null);
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    public ValueTask<T> Completes<T>(ValueTask<T> task)
    {
        Leave();
        if (_slot == null)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            CallEnd.Succeed(_slot, Stopwatch.GetTimestamp());
            return task;
        }

        return PendingValueTask.Follow(task, new OpenSlot(_slot), capture: null);
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    public ValueTask Completes<TState>(ValueTask task, TState state, Capture<TState> capture)
    {
        Leave();
        if (_slot == null)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(CallEnd.BeginCaptures(_slot), state);
            return task;
        }

        return PendingValueTask.Follow(task, new OpenSlot(_slot), new StatefulCapture<TState>(state, capture));
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    /// <param name="task">What the method returned. Its result is read once here and handed on as a value.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    public ValueTask<T> Completes<TState, T>(ValueTask<T> task, TState state, Capture<TState, T> capture)
    {
        Leave();
        if (_slot == null)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            var captures = CallEnd.BeginCaptures(_slot);
            var result = task.Result;
            capture(captures, state, result);
            return new ValueTask<T>(result);
        }

        return PendingValueTask.Follow(task, new OpenSlot(_slot), new StatefulCapture<TState, T>(state, capture));
    }

    private void Leave()
    {
        if (_thread is { } thread)
        {
            Flow.Current = _flow;
            thread.Owner = _owner;
            thread.Span = _outer;
        }
    }
}
