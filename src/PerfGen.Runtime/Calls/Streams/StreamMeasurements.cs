using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>What is measured of every enumeration beside its duration, each as a value of its call.</summary>
internal static class StreamMeasurements
{
    /// <summary>From the moment when the reader asked for the first item until it had it; not recorded for an empty stream.</summary>
    public static Measurement TimeToFirstItem { get; } = new("time_to_first_item", Units.Seconds);

    /// <summary>Items that the reader got.</summary>
    public static Measurement Items { get; } = new("stream_items", Units.Count);

    /// <summary>What the reader waited for the items after the first, in sum; its own work between items is not in it. Of an asynchronous stream, what suspended it.</summary>
    public static Measurement GapTime { get; } = new("stream_gap_time", Units.Seconds);

    /// <summary>The longest of these waits.</summary>
    public static Measurement LongestGap { get; } = new("longest_stream_gap", Units.Seconds);
}
