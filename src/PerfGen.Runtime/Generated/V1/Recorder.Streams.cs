namespace PerfGen.Runtime.Generated.V1;

public static unsafe partial class Recorder
{
    /// <summary>
    /// Begins a call of a method that returns a stream or is an iterator. Pair with <see cref="StreamCall.Enumerates{T}(IAsyncEnumerable{T})"/> or <see cref="StreamCall.Failed"/>.
    /// </summary>
    /// <param name="site">The method.</param>
    /// <param name="hasTags">Tags follow.</param>
    public static StreamCall EnterStream(Site site, bool hasTags = false) =>
        IsEnabled ? new StreamCall(site, slots: null, self: null, calledOn: null, hasTags) : default;

    /// <summary>As <see cref="EnterStream"/>, for a virtual or interface method: a stream that the body records itself is left to it.</summary>
    /// <param name="site">The method that is called.</param>
    /// <param name="receiver">What it is called on.</param>
    /// <param name="hasTags">Tags follow.</param>
    public static StreamCall EnterDispatchedStream(Site site, object? receiver, bool hasTags = false) =>
        IsEnabled ? new StreamCall(site, slots: null, self: null, calledOn: receiver, hasTags) : default;

    /// <summary>As <see cref="EnterStream"/>, in the body of a method that overrides or implements tracked ones.</summary>
    /// <param name="site">The method.</param>
    /// <param name="slots">What it overrides and implements.</param>
    /// <param name="self">The receiver.</param>
    /// <param name="hasTags">Tags follow.</param>
    public static StreamCall EnterBodyStream(Site site, VirtualSlot[] slots, object self, bool hasTags = false) =>
        IsEnabled ? new StreamCall(site, slots, self, calledOn: null, hasTags) : default;

    /// <inheritdoc cref="EnterBodyStream(Site, VirtualSlot[], object, bool)"/>
    /// <typeparam name="T">The struct that has the method.</typeparam>
    public static StreamCall EnterBodyStream<T>(Site site, VirtualSlot[] slots, in T self, bool hasTags = false)
        where T : struct =>
        IsEnabled ? new StreamCall(site, slots, self: null, calledOn: null, hasTags) : default;
}
