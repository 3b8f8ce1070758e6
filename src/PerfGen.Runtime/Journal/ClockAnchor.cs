using System.Diagnostics;

namespace PerfGen.Runtime.Journal;

/// <summary>A pair of readings that ties the monotonic clock to UTC.</summary>
internal static class ClockAnchor
{
    /// <summary>Reads both clocks, the monotonic one on either side, and keeps the closest of a few tries.</summary>
    public static (long Ticks, long UtcNanoseconds) Read()
    {
        var best = long.MaxValue;
        (long, long) anchor = default;
        for (var i = 0; i < 3; i++)
        {
            var before = Stopwatch.GetTimestamp();
            var utc = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;
            var after = Stopwatch.GetTimestamp();
            if (after - before < best)
            {
                best = after - before;
                anchor = (before + ((after - before) / 2), utc);
            }
        }

        return anchor;
    }

    /// <summary>Where a monotonic reading stands on the UTC clock, by the anchor.</summary>
    public static long ToUtcNanoseconds(long ticks, (long Ticks, long UtcNanoseconds) anchor, long frequency) =>
        anchor.UtcNanoseconds + ToNanoseconds(ticks - anchor.Ticks, frequency);

    /// <summary>A span of monotonic ticks in nanoseconds.</summary>
    public static long ToNanoseconds(long ticks, long frequency) =>
        frequency == 1_000_000_000 ? ticks : (long)((Int128)ticks * 1_000_000_000 / frequency);
}
