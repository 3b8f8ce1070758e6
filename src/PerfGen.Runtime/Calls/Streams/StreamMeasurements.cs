using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>What is measured of every enumeration beside its duration, each as a value of its call.</summary>
internal static class StreamMeasurements
{
    /// <summary>From the moment when the reader asked for the first item until it had it; not recorded for an empty stream.</summary>
    public static Measurement TimeToFirstItem { get; } = new(Metrics.Names.TimeToFirstItem, Units.Seconds);

    /// <summary>Items that the reader got.</summary>
    public static Measurement Items { get; } = new(Metrics.Names.StreamItems, Units.Count);

    /// <summary>What the reader waited for the items after the first, in sum; its own work between items is not in it. Of an asynchronous stream, what suspended it.</summary>
    public static Measurement GapTime { get; } = new(Metrics.Names.StreamGapTime, Units.Seconds);

    /// <summary>The longest of these waits.</summary>
    public static Measurement LongestGap { get; } = new(Metrics.Names.LongestStreamGap, Units.Seconds);
}
