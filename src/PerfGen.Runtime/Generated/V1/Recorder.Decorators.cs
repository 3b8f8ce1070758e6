using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

public static unsafe partial class Recorder
{
    /// <summary>
    /// Begins a call in a decorator: takes the call that was handed to it, or begins one, and leaves it to the body behind it in turn. Pair with
    /// <see cref="DispatchedCall.Returned"/> or <see cref="DispatchedCall.Failed"/> on the same thread.
    /// </summary>
    /// <param name="site">The interface's method.</param>
    /// <param name="slots">What the decorator's method implements.</param>
    /// <param name="self">The decorator.</param>
    /// <param name="inner">What it hands the call on to.</param>
    public static DispatchedCall EnterDecorated(Site site, VirtualSlot[] slots, object self, object inner)
    {
        if (!IsEnabled || !Handoff.TryTake(ThreadJournal.Current, site, slots, self, out var span))
        {
            return EnterDispatched(site, inner);
        }

        // Who handed the call over reads the same tags and values, since the method is the same: nothing is added to it here.
        var (thread, outer) = HandOn(site, inner, span);
        return new DispatchedCall(default, thread, in outer);
    }

    /// <summary>As <see cref="EnterDecorated"/>, for a method that returns a task.</summary>
    /// <param name="site">The interface's method.</param>
    /// <param name="slots">What the decorator's method implements.</param>
    /// <param name="self">The decorator.</param>
    /// <param name="inner">What it hands the call on to.</param>
    public static DispatchedTaskCall EnterDecoratedTask(Site site, VirtualSlot[] slots, object self, object inner)
    {
        if (!IsEnabled || !Handoff.TryTake(ThreadJournal.Current, site, slots, self, out var span))
        {
            return EnterDispatchedTask(site, inner);
        }

        var (thread, outer) = HandOn(site, inner, span);
        return new DispatchedTaskCall(default, thread, in outer);
    }

    /// <summary>As <see cref="EnterStream"/>, in a decorator: a stream that the body behind it records is left to that.</summary>
    /// <param name="site">The interface's method.</param>
    /// <param name="slots">What the decorator's method implements.</param>
    /// <param name="self">The decorator.</param>
    /// <param name="inner">What it hands the call on to.</param>
    /// <param name="hasTags">Tags follow.</param>
    public static StreamCall EnterDecoratedStream(Site site, VirtualSlot[] slots, object self, object inner, bool hasTags = false) =>
        IsEnabled ? new StreamCall(site, slots, self, calledOn: inner, hasTags) : default;

    private static (ThreadJournal Thread, Handoff Outer) HandOn(Site site, object inner, ulong span)
    {
        var thread = ThreadJournal.Current;
        var outer = thread.Handoff;
        thread.Handoff = new Handoff(site, inner, thread.Joined, span);
        return (thread, outer);
    }
}
