using PerfGen.Runtime.Calls;
using System.ComponentModel;
using System.Numerics;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>Values captured from a call that has returned: each becomes a record of its own that the call's record names. <see cref="Commit"/> must follow.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Captures
{
    /// <summary>In place of a span: there is none, and values are recorded all the same.</summary>
    private const ulong NoSpan = ulong.MaxValue;

    private readonly Slot* _slot;

    private readonly ulong _joined;
    private readonly Flow? _flow;

    internal Captures(Slot* slot) => _slot = slot;

    /// <summary>The span that values of a joined body belong to, told apart from no call at all.</summary>
    internal static ulong Joined(ulong span) => span == 0 ? NoSpan : span;

    /// <summary>Values of a call that has no record of its own: they belong to the surrounding call, if there is one.</summary>
    internal static Captures OfSampledCall()
    {
        var flow = Flow.Current;
        return new Captures(null, Joined(ThreadJournal.Current.ParentIn(flow)), flow);
    }

    /// <summary>Values of a body whose call its wrapper records: records of their own below that call, which may have ended before them.</summary>
    internal Captures(Slot* slot, ulong joined, Flow? flow)
    {
        _slot = slot;
        _joined = joined;
        _flow = flow;
    }

    /// <summary>Records a value; a null records nothing.</summary>
    /// <param name="measurement">What it is recorded as.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">A type of number.</typeparam>
    public void Record<T>(Measurement measurement, T? value)
        where T : struct, INumberBase<T>
    {
        if (value is { } number)
        {
            Record(measurement, number);
        }
    }

    /// <summary>Records a value.</summary>
    /// <param name="measurement">What it is recorded as.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">A type of number.</typeparam>
    public void Record<T>(Measurement measurement, T value)
        where T : struct, INumberBase<T>
    {
        if (_slot != null && measurement?.Normalise(double.CreateSaturating(value)) is { } normal)
        {
            CallEnd.Capture(_slot, measurement, normal);
        }
        else if (_joined != 0 && measurement is not null)
        {
            EventRecord.Write(measurement, double.CreateSaturating(value), _joined == NoSpan ? 0 : _joined, _flow);
        }
    }

    /// <summary>Records a tag of the call, as <see cref="Tags.Record{T}"/> does. A call that a wrapper records as its own, and that may have ended, gets none.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public void Record<T>(Tag tag, T value) => new Tags(_slot).Record(tag, value);

    /// <summary>Says which model answered, where that is another one than was known when the call began.</summary>
    /// <param name="scope">The scope that the call began in.</param>
    /// <param name="model">The model.</param>
    public void AnsweredBy(ContextScope scope, string model)
    {
        if (_slot != null && scope.Context.Model != model && JournalWriter.Current.SegmentOf(_slot) is { } segment)
        {
            _slot->Context = scope.Context.With(model: model).IdIn(segment.Dictionary);
        }
    }

    /// <summary>A getter on the way to a value threw: counted, not recorded.</summary>
    public void Faulted() => JournalWriter.Current.CountCaptureFault();

    /// <summary>Ends the call.</summary>
    public void Commit() => CallEnd.CommitCaptured(_slot);
}

/// <summary>Reads values from a call that has ended well, and records them.</summary>
/// <param name="captures">Where to.</param>
/// <param name="state">What the method was given, as far as it is asked for.</param>
/// <param name="result">What it returned.</param>
/// <typeparam name="TState">A tuple of the receiver and arguments that are asked for.</typeparam>
/// <typeparam name="TResult">The method's result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Capture<in TState, in TResult>(Captures captures, TState state, TResult result);

/// <summary>Reads values from the result of a call that has ended well, and records them.</summary>
/// <param name="captures">Where to.</param>
/// <param name="result">What the method returned.</param>
/// <typeparam name="TResult">The method's result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void CaptureResult<in TResult>(Captures captures, TResult result);

/// <summary>Reads values from a call without result that has ended well, and records them.</summary>
/// <param name="captures">Where to.</param>
/// <param name="state">What the method was given, as far as it is asked for.</param>
/// <typeparam name="TState">A tuple of the receiver and arguments that are asked for.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Capture<in TState>(Captures captures, TState state);
