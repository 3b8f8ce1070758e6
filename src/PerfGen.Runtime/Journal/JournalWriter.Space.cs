using System.IO.Enumeration;

namespace PerfGen.Runtime.Journal;

/// <content>What the background thread looks at beside segments: the space that is left, and what recording costs.</content>
internal sealed unsafe partial class JournalWriter
{
    /// <summary>What a call costs here, now and then: a machine that is busy with others, or that saves power, is slower. Takes some milliseconds.</summary>
    private void MeasureCost()
    {
        if (_current is { } segment && Environment.TickCount64 >= _measureCostAt)
        {
            _measureCostAt = Environment.TickCount64 + (long)MeasureCostEvery.TotalMilliseconds;
            _cost = RecordingCost.Measure(segment.Ordinal);
            (segment.Header.CallCost, segment.Header.ColdCallCost) = _cost;
        }
    }

    /// <summary>Bytes that the journals of the directory take on the disk: holes in them do not count.</summary>
    private long BytesTaken() =>
        new FileSystemEnumerable<long>(_directory.JournalFolder, static (ref FileSystemEntry file) => NativeFile.AllocatedBytes(file.ToFullPath())).Sum();

    /// <summary>
    /// Where less than a quarter of the journals' space is left, methods that fill it are sampled until there is more again: those that wrote an eighth or more of
    /// what was written last. Calls of all others are recorded as they come.
    /// </summary>
    private void RelievePressure()
    {
        if (_current is not { } current)
        {
            return;
        }

        var isShort = BytesTaken() > _limit / 4 * 3;
        if (!isShort)
        {
            foreach (var site in _relieved)
            {
                site.Sampling = site.SampleEvery;
            }

            _relieved.Clear();
            return;
        }

        foreach (var (name, records) in current.CountNewestNames(chunks: 64))
        {
            if (records >= 64 * SegmentHeader.SlotsPerChunk / 8 && current.Dictionary.Sites.TryGetValue(name, out var site) && site.Sampling < SampledUnderPressure)
            {
                site.Sampling = SampledUnderPressure;
                _relieved.Add(site);
            }
        }
    }
}
