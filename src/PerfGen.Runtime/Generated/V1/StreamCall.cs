using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Calls.Streams;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>
/// A call of a method that returns a stream or is an iterator. Its body runs when somebody reads the stream: each enumeration is recorded, and none where nobody does.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct StreamCall
{
    private readonly Site? _site;
    private readonly VirtualSlot[]? _slots;
    private readonly object? _self;
    private readonly object? _calledOn;
    private readonly long _start;
    private readonly List<TagValue>? _tags;

    /// <param name="site">The method.</param>
    /// <param name="slots">In a body: what it overrides and implements.</param>
    /// <param name="self">In a body: the receiver.</param>
    /// <param name="calledOn">Of a dispatched call: what the method is called on, whose body may record the stream itself.</param>
    /// <param name="hasTags">Tags follow.</param>
    internal StreamCall(Site site, VirtualSlot[]? slots, object? self, object? calledOn, bool hasTags)
    {
        _site = site;
        _slots = slots;
        _self = self;
        _calledOn = calledOn;
        _tags = hasTags ? [] : null;
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Where tags of the call go.</summary>
    public Tags Tags => new(_tags);

    /// <summary>The method threw instead of returning a stream. For use as an exception filter.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>Always false.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Failed(Exception error)
    {
        if (_site is not null)
        {
            CallEnd.FailAtOnce(_site, _start, _tags, error);
        }

        return false;
    }

    /// <summary>The method returned <paramref name="stream"/>: what is returned here gives the same items, and records whoever reads them. A null is handed on.</summary>
    /// <param name="stream">What the method returned.</param>
    /// <typeparam name="T">Its items.</typeparam>
    [return: NotNullIfNotNull(nameof(stream))]
    public IAsyncEnumerable<T>? Enumerates<T>(IAsyncEnumerable<T>? stream) =>
        IsUnrecorded(stream) ? stream : new RecordedStream<T>(Origin(null), stream!);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IAsyncEnumerator<T>? Enumerates<T>(IAsyncEnumerator<T>? stream) =>
        IsUnrecorded(stream) ? stream : new RecordedStreamReader<T>(Origin(null), stream!);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerable<T>? Enumerates<T>(IEnumerable<T>? stream) =>
        IsUnrecorded(stream) ? stream : new RecordedSequence<T>(Origin(null), stream!);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerator<T>? Enumerates<T>(IEnumerator<T>? stream) =>
        IsUnrecorded(stream) ? stream : new RecordedSequenceReader<T>(Origin(null), stream!);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerable? Enumerates(IEnumerable? stream) =>
        IsUnrecorded(stream) || stream is not IEnumerable<object?> items ? stream : new RecordedSequence<object?>(Origin(null), items);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerator? Enumerates(IEnumerator? stream) =>
        IsUnrecorded(stream) || stream is not IEnumerator<object?> items ? stream : new RecordedSequenceReader<object?>(Origin(null), items);

    /// <inheritdoc cref="Enumerates{T}(IAsyncEnumerable{T})"/>
    /// <param name="stream">What the method returned.</param>
    /// <param name="state">What the capture reads.</param>
    /// <param name="capture">Reads values once an enumeration has come to its end.</param>
    [return: NotNullIfNotNull(nameof(stream))]
    public IAsyncEnumerable<T>? Enumerates<T, TState>(IAsyncEnumerable<T>? stream, TState state, Capture<TState> capture) =>
        IsUnrecorded(stream) ? stream : new RecordedStream<T>(Origin(new StatefulCapture<TState>(state, capture)), stream!);

    /// <inheritdoc cref="Enumerates{T, TState}(IAsyncEnumerable{T}, TState, Capture{TState})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IAsyncEnumerator<T>? Enumerates<T, TState>(IAsyncEnumerator<T>? stream, TState state, Capture<TState> capture) =>
        IsUnrecorded(stream) ? stream : new RecordedStreamReader<T>(Origin(new StatefulCapture<TState>(state, capture)), stream!);

    /// <inheritdoc cref="Enumerates{T, TState}(IAsyncEnumerable{T}, TState, Capture{TState})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerable<T>? Enumerates<T, TState>(IEnumerable<T>? stream, TState state, Capture<TState> capture) =>
        IsUnrecorded(stream) ? stream : new RecordedSequence<T>(Origin(new StatefulCapture<TState>(state, capture)), stream!);

    /// <inheritdoc cref="Enumerates{T, TState}(IAsyncEnumerable{T}, TState, Capture{TState})"/>
    [return: NotNullIfNotNull(nameof(stream))]
    public IEnumerator<T>? Enumerates<T, TState>(IEnumerator<T>? stream, TState state, Capture<TState> capture) =>
        IsUnrecorded(stream) ? stream : new RecordedSequenceReader<T>(Origin(new StatefulCapture<TState>(state, capture)), stream!);

    /// <summary>Switched off, null, or the body of a dispatched call has seen to it.</summary>
    private bool IsUnrecorded(object? stream)
    {
        if (_site is null || stream is null)
        {
            return true;
        }

        if (_calledOn is null || stream is not IRecordedStream recorded || !recorded.Origin.IsBodyOf(_site, _calledOn))
        {
            return false;
        }

        // A decorator hands the stream on as its own: whoever called the decorator must know it again.
        recorded.Origin.HandedOnBy = _self;
        return true;
    }

    private StreamOrigin Origin(PendingCapture? capture) => new(_site!, _slots, _self, _tags, capture);
}
