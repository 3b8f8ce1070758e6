using PerfGen.Runtime.Calls;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Generated.V1;

/// <content>Calls that are dispatched, and the bodies that may take them for their own.</content>
public static unsafe partial class Recorder
{
    /// <summary>
    /// Begins a call of a virtual or interface method. Pair with <see cref="DispatchedCall.Returned"/> or <see cref="DispatchedCall.Failed"/> on the same thread.
    /// </summary>
    /// <param name="site">The method that is called.</param>
    /// <param name="receiver">What it is called on.</param>
    public static DispatchedCall EnterDispatched(Site site, object? receiver)
    {
        if (!IsEnabled || site is null)
        {
            return default;
        }

        var call = Enter(site);
        var thread = ThreadJournal.Current;
        var outer = thread.Handoff;
        thread.Settle();
        thread.Handoff = new Handoff(site, receiver, call.Slot, thread.Span);
        return new DispatchedCall(call, thread, in outer);
    }

    /// <summary>As <see cref="EnterDispatched"/>, for a method that returns a task.</summary>
    /// <param name="site">The method that is called.</param>
    /// <param name="receiver">What it is called on.</param>
    public static DispatchedTaskCall EnterDispatchedTask(Site site, object? receiver)
    {
        if (!IsEnabled || site is null)
        {
            return default;
        }

        var call = EnterTask(site);
        var thread = ThreadJournal.Current;
        var outer = thread.Handoff;
        thread.Settle();
        thread.Handoff = new Handoff(site, receiver, call.Slot, thread.Span);
        return new DispatchedTaskCall(call, thread, in outer);
    }

    /// <summary>Begins a call in the body of a method that overrides or implements tracked ones: takes the call that was handed to it, or begins one as <see cref="Enter"/> does.</summary>
    /// <param name="site">The method.</param>
    /// <param name="slots">What it overrides and implements.</param>
    /// <param name="self">The receiver.</param>
    public static Call EnterBody(Site site, VirtualSlot[] slots, object self) =>
        IsEnabled && Handoff.TryTake(ThreadJournal.Current, site, slots, self, out var span) ? Call.Joined(span) : Enter(site);

    /// <inheritdoc cref="EnterBody(Site, VirtualSlot[], object)"/>
    /// <typeparam name="T">The struct that has the method.</typeparam>
    public static Call EnterBody<T>(Site site, VirtualSlot[] slots, in T self)
        where T : struct =>
        IsEnabled && Handoff.TryTake(ThreadJournal.Current, site, slots, in self, out var span) ? Call.Joined(span) : Enter(site);

    /// <summary>As <see cref="EnterBody(Site, VirtualSlot[], object)"/>, for a method that returns a task.</summary>
    /// <param name="site">The method.</param>
    /// <param name="slots">What it overrides and implements.</param>
    /// <param name="self">The receiver.</param>
    public static TaskCall EnterBodyTask(Site site, VirtualSlot[] slots, object self) =>
        IsEnabled && Handoff.TryTake(ThreadJournal.Current, site, slots, self, out var span) ? TaskCall.Joined(span, Flow.Current) : EnterTask(site);

    /// <inheritdoc cref="EnterBodyTask(Site, VirtualSlot[], object)"/>
    /// <typeparam name="T">The struct that has the method.</typeparam>
    public static TaskCall EnterBodyTask<T>(Site site, VirtualSlot[] slots, in T self)
        where T : struct =>
        IsEnabled && Handoff.TryTake(ThreadJournal.Current, site, slots, in self, out var span) ? TaskCall.Joined(span, Flow.Current) : EnterTask(site);
}
