using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>What the call of a tracked method leaves to the enumerations of the stream that it returned: each of them is a record of its own.</summary>
/// <param name="site">The method.</param>
/// <param name="slots">What it overrides and implements, where its own body returned the stream.</param>
/// <param name="receiver">What it was called on; null where it is static, or a struct.</param>
/// <param name="tags">Tags of the call; null for none.</param>
/// <param name="capture">Reads values once an enumeration has ended well; null for none.</param>
internal sealed class StreamOrigin(Site site, VirtualSlot[]? slots, object? receiver, List<TagValue>? tags, PendingCapture? capture)
{
    public Site Site { get; } = site;

    public List<TagValue>? Tags { get; } = tags;

    public PendingCapture? Capture { get; } = capture;

    /// <summary>The decorator that returned the stream as its own; null for none.</summary>
    public object? HandedOnBy { get; set; }

    /// <summary>Whether a dynamically dispatched call ended in the body that made this: then the stream is recorded already, under the name of the body.</summary>
    /// <param name="called">The method that was called.</param>
    /// <param name="on">What it was called on.</param>
    public bool IsBodyOf(Site called, object? on) =>
        slots is not null && (receiver is null || ReferenceEquals(receiver, on) || ReferenceEquals(HandedOnBy, on)) && VirtualSlot.Contain(slots, called);
}

/// <summary>A stream that is recorded when it is enumerated.</summary>
internal interface IRecordedStream
{
    StreamOrigin Origin { get; }
}
