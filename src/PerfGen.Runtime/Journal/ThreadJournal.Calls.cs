using System.Runtime.CompilerServices;
using PerfGen.Runtime.Context;

namespace PerfGen.Runtime.Journal;

/// <content>The call that the thread is in. Every field is its thread's alone; no other reads it.</content>
internal sealed unsafe partial class ThreadJournal
{
    /// <summary>The flow that <see cref="Span"/> belongs to: a span holds only while the running code is still in the flow that opened it.</summary>
    public Flow? Owner;

    /// <summary>Span id of the synchronous call that this thread is in; 0 is none.</summary>
    public ulong Span;

    private Surrounding[] _surroundings = [];
    private int _surroundingsCount;

    /// <summary>Span id of the call that new records belong to.</summary>
    public ulong ParentIn(Flow? flow) => Span != 0 && ReferenceEquals(flow, Owner) ? Span : flow?.Span ?? 0;

    /// <summary>The running code enters a call that has a record.</summary>
    /// <param name="flow">The flow that it runs in.</param>
    /// <param name="span">The call.</param>
    /// <returns>
    /// False where at the call's end its parent is all that is to be put back, into <see cref="Span"/>. True where what the thread was in before is kept until
    /// it <see cref="Leave"/>s: calls of one thread end in the reverse order of their begins.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Enter(Flow? flow, ulong span)
    {
        if (!ReferenceEquals(flow, Owner))
        {
            return EnterFrom(flow, span);
        }

        Span = span;
        return false;
    }

    /// <summary>As <see cref="Enter"/>, and keeps what the thread was in before in any case.</summary>
    public void EnterAndKeep(Flow? flow, ulong span)
    {
        if (_surroundingsCount == _surroundings.Length)
        {
            Array.Resize(ref _surroundings, Math.Max(8, _surroundings.Length * 2));
        }

        _surroundings[_surroundingsCount++] = new Surrounding(Owner, Span);
        Owner = flow;
        Span = span;
    }

    /// <summary>Says the same in other words where the thread is in no synchronous call of its flow: so it does as well after a call that was <see cref="Enter"/>ed here.</summary>
    public void Settle()
    {
        var flow = Flow.Current;
        if (IsNowhere)
        {
            Owner = flow;
        }

        if (ReferenceEquals(flow, Owner) && Span == 0)
        {
            Span = flow?.Span ?? 0;
        }
    }

    /// <summary>The span says nothing that the flow of whoever asks does not say.</summary>
    private bool IsNowhere => Span == 0 || Span == Owner?.Span;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool EnterFrom(Flow? flow, ulong span)
    {
        if (!IsNowhere)
        {
            EnterAndKeep(flow, span);
            return true;
        }

        Owner = flow;
        Span = span;
        return false;
    }

    /// <summary>The running code leaves the call that it <see cref="Enter"/>ed last.</summary>
    public void Leave()
    {
        ref var surrounding = ref _surroundings[--_surroundingsCount];
        (Owner, Span) = (surrounding.Owner, surrounding.Span);
        surrounding = default;
    }

    /// <summary>What a thread was in when it entered a call.</summary>
    private readonly record struct Surrounding(Flow? Owner, ulong Span);
}
