using System.IO.Enumeration;

namespace PerfGen.Runtime.Journal;

/// <content>What the background thread does beside preparing segments: it looks at the clocks, at the space that is left, and at what recording costs.</content>
internal sealed unsafe partial class JournalWriter
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MeasureCostEvery = TimeSpan.FromMinutes(5);

    private long _measureCostAt;

    /// <summary>What the background thread does at each tick, and whenever it is woken.</summary>
    internal void Maintain()
    {
        lock (_growing)
        {
            ReuseDrained();
            if (_current is { } segment)
            {
                _clocks.Keep(segment);
                _relief.Keep(segment, BytesTaken() > _limit / 4 * 3);
            }

            MeasureCost();
        }

        if (_spare is null && _current is { } current && current.Header.NextChunk >= current.ChunkCount / 2)
        {
            PrepareSpare();
        }
    }

    private void MaintainForever()
    {
        while (true)
        {
            _wake.WaitOne(TickInterval);
            try
            {
                Maintain();
            }
            catch (Exception error)
            {
                PerfGenEventSource.Log.JournalFault("segment", error.Message);
            }
        }
    }

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
}
