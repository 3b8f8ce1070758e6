namespace PerfGen.Runtime.Generated.V1;

/// <content>What is read from the result alone.</content>
public readonly unsafe ref partial struct TaskCall
{
    /// <inheritdoc cref="Call.Tags"/>
    public Tags Tags => IsSampled ? default : new(_slot == null && _thread is null ? Call.JoinedRecord(_outer) : _slot);

    /// <inheritdoc cref="Completes(Task)"/>
    /// <param name="task">What the method returned.</param>
    /// <param name="capture">Reads values from the result once the task has ended well.</param>
    public Task<T> Completes<T>(Task<T> task, CaptureResult<T> capture) =>
        Completes(task, capture, static (captures, capture, result) => capture(captures, result));

    /// <inheritdoc cref="Completes(ValueTask)"/>
    /// <param name="task">What the method returned. Its result is read once here and handed on as a value.</param>
    /// <param name="capture">Reads values from the result once the task has ended well.</param>
    public ValueTask<T> Completes<T>(ValueTask<T> task, CaptureResult<T> capture) =>
        Completes(task, capture, static (captures, capture, result) => capture(captures, result));
}
