namespace PerfGen.Runtime.Journal;

/// <summary>
/// A time that somebody said, in the field that otherwise holds a reading of the monotonic clock. It stands there as it was said: on its way through
/// the monotonic clock it would move with every step of the wall clock, and a task of 90 seconds would have taken 88.
/// </summary>
/// <remarks>UTC nanoseconds above <see cref="long.MinValue"/>: readings of the clock are never that small, also where they count from a time before the machine's start.</remarks>
internal static class ToldTime
{
    private const long LastTold = long.MinValue / 2;

    /// <summary>The field's value for a time.</summary>
    /// <param name="time">What was said; times before 1970 are recorded as that.</param>
    public static long Of(DateTimeOffset time) => long.MinValue + Math.Max(0, (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * 100);

    /// <summary>Whether the field holds a time that was told, and which.</summary>
    /// <param name="start">The field's value.</param>
    /// <param name="utcNanoseconds">Nanoseconds since 1970.</param>
    public static bool Is(long start, out long utcNanoseconds)
    {
        utcNanoseconds = start - long.MinValue;
        return start < LastTold;
    }
}
