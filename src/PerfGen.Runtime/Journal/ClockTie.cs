using System.Diagnostics;

namespace PerfGen.Runtime.Journal;

/// <summary>Ties the monotonic clock, which records carry, to that of the wall. Used by whoever holds the writer's lock.</summary>
internal sealed class ClockTie
{
    /// <summary>Clocks that have moved apart by more have been moved: a step of NTP, or a suspended machine.</summary>
    private const long StepNanoseconds = 50_000_000;

    private (long Ticks, long UtcNanoseconds) _anchor;

    /// <summary>Reads both clocks.</summary>
    public Func<(long Ticks, long UtcNanoseconds)> Read { get; set; } = ClockAnchor.Read;

    /// <summary>A segment begins; its header ties the clocks.</summary>
    public void BeginAt(Segment segment) => _anchor = (segment.Header.AnchorTicks, segment.Header.AnchorUtc);

    /// <summary>Ties the clocks together again where they were moved.</summary>
    public void Keep(Segment segment)
    {
        var now = Read();
        var expected = ClockAnchor.ToUtcNanoseconds(now.Ticks, _anchor, Stopwatch.Frequency);
        if (Math.Abs(now.UtcNanoseconds - expected) > StepNanoseconds)
        {
            segment.Dictionary.AppendAnchor(now.Ticks, now.UtcNanoseconds);
            _anchor = now;
        }
    }
}
