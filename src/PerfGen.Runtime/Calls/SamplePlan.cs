using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PerfGen.Runtime.Calls;

/// <summary>Which call of a window is timed next: decided before it begins, so that the others cost no clock.</summary>
/// <remarks>
/// Where windows become full, any call of one, each with the same chance. Where they end early, a reservoir of one: the first call, and the i-th in its place with
/// chance 1/i. Used by one thread.
/// </remarks>
internal struct SamplePlan()
{
    private const long Never = long.MaxValue / 2;

    /// <summary>Calls until one is timed, and which one of the window that is.</summary>
    private long _untilTimed = 1;
    private long _timedAt = 1;
    private bool _isReservoir = true;
    private ulong _random = (ulong)Stopwatch.GetTimestamp() | 1;

    /// <summary>A call begins: whether it is the one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsDue() => --_untilTimed == 0;

    /// <summary>It begins; another may follow in the same window.</summary>
    public void PlanNext()
    {
        // The next one of a reservoir, later than m with chance i / m where this is the i-th; or none.
        var next = _isReservoir ? (long)Math.Min(_timedAt / Random(), Never) + 1 : Never;
        (_untilTimed, _timedAt) = (next - _timedAt, next);
    }

    /// <summary>The next call that begins is timed.</summary>
    /// <param name="place">Which one of its window it is.</param>
    public void TimeNext(long place) => (_untilTimed, _timedAt) = (1, place);

    /// <summary>A window begins that nobody knows the length of.</summary>
    public void BeginOpen()
    {
        _isReservoir = true;
        TimeNext(1);
    }

    /// <summary>A window begins that is going to have this many calls.</summary>
    public void BeginOf(int size)
    {
        _isReservoir = false;
        _untilTimed = _timedAt = (long)Math.Ceiling(Random() * size);
    }

    /// <summary>Above 0, up to 1.</summary>
    private double Random()
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return ((_random >> 11) + 1) * (1.0 / (1UL << 53));
    }
}
