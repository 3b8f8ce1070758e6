using PerfGen.Runtime.Calls;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PerfGen.Runtime.Generated.V1;

/// <content>Methods that return a value task, which is consumed once.</content>
public readonly unsafe ref partial struct TaskCall
{
    /// <summary>The method returned <paramref name="task"/>, which is consumed at most once.</summary>
    /// <param name="task">What the method returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask Completes(ValueTask task) => Recorder.IsEnabled ? CompletesEnabled(task) : task;

    private ValueTask CompletesEnabled(ValueTask task)
    {
        if (IsSampled)
        {
            return TryCount(task.IsCompletedSuccessfully, out var own) ? task : own.CompletesEnabled(task);
        }

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

        return PendingValueTask.Follow(task, Open, capture: null);
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<T> Completes<T>(ValueTask<T> task) => Recorder.IsEnabled ? CompletesEnabled(task) : task;

    private ValueTask<T> CompletesEnabled<T>(ValueTask<T> task)
    {
        if (IsSampled)
        {
            return TryCount(task.IsCompletedSuccessfully, out var own) ? task : own.CompletesEnabled(task);
        }

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

        return PendingValueTask.Follow(task, Open, capture: null);
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="state">What the capture reads.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask Completes<TState>(ValueTask task, TState state, Capture<TState> capture) => Recorder.IsEnabled ? CompletesEnabled(task, state, capture) : task;

    private ValueTask CompletesEnabled<TState>(ValueTask task, TState state, Capture<TState> capture)
    {
        if (IsSampled)
        {
            if (!TryCount(task.IsCompletedSuccessfully, out var own))
            {
                return own.CompletesEnabled(task, state, capture);
            }

            capture(Captures.OfSampledCall(), state);
            return task;
        }

        Leave();
        if (IsUnrecorded)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            capture(BeginCaptures(), state);
            return task;
        }

        return PendingValueTask.Follow(task, Open, Pending(state, capture));
    }

    /// <inheritdoc cref="Completes(ValueTask)"/>
    /// <param name="task">What the method returned. Its result is read once here and handed on as a value.</param>
    /// <param name="state">What the capture reads beside the result.</param>
    /// <param name="capture">Reads values once the task has ended well.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<T> Completes<TState, T>(ValueTask<T> task, TState state, Capture<TState, T> capture) => Recorder.IsEnabled ? CompletesEnabled(task, state, capture) : task;

    private ValueTask<T> CompletesEnabled<TState, T>(ValueTask<T> task, TState state, Capture<TState, T> capture)
    {
        if (IsSampled)
        {
            if (!TryCount(task.IsCompletedSuccessfully, out var own))
            {
                return own.CompletesEnabled(task, state, capture);
            }

            var counted = task.Result;
            capture(Captures.OfSampledCall(), state, counted);
            return new ValueTask<T>(counted);
        }

        Leave();
        if (IsUnrecorded)
        {
            return task;
        }

        if (task.IsCompletedSuccessfully)
        {
            var captures = BeginCaptures();
            var result = task.Result;
            capture(captures, state, result);
            return new ValueTask<T>(result);
        }

        return PendingValueTask.Follow(task, Open, Pending(state, capture));
    }
}
