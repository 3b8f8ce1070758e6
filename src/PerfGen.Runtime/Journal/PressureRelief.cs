using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Journal;

/// <summary>
/// Samples methods that fill the journals while their space is short: those that wrote an eighth or more of what was written last. Calls of all others are recorded
/// as they come. Used by whoever holds the writer's lock.
/// </summary>
internal sealed class PressureRelief
{
    /// <summary>Of how many calls of such a method one is timed.</summary>
    private const int SampledUnderPressure = 64;

    private const int ChunksLookedAt = 64;

    private readonly HashSet<Site> _relieved = [];

    /// <param name="segment">The segment in use.</param>
    /// <param name="isShort">Whether less than a quarter of the journals' space is left; where there is more again, methods go on as their attributes say.</param>
    public void Keep(Segment segment, bool isShort)
    {
        if (!isShort)
        {
            foreach (var site in _relieved)
            {
                site.Sampling = site.SampleEvery;
            }

            _relieved.Clear();
            return;
        }

        foreach (var (name, records) in segment.CountNewestNames(ChunksLookedAt))
        {
            if (records >= ChunksLookedAt * SegmentHeader.SlotsPerChunk / 8 && segment.Dictionary.Sites.TryGetValue(name, out var site) && site.Sampling < SampledUnderPressure)
            {
                site.Sampling = SampledUnderPressure;
                _relieved.Add(site);
            }
        }
    }
}
