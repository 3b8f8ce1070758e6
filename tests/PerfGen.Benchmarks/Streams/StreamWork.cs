namespace PerfGen.Benchmarks.Streams;

/// <summary>The same streams, bare and tracked.</summary>
internal static class StreamWork
{
    public static async IAsyncEnumerable<int> BareAsync(int items)
    {
        for (var i = 0; i < items; i++)
        {
            await Task.CompletedTask;
            yield return i;
        }
    }

    [TrackPerformance("tracked_stream_time")]
    public static async IAsyncEnumerable<int> TrackedAsync(int items)
    {
        for (var i = 0; i < items; i++)
        {
            await Task.CompletedTask;
            yield return i;
        }
    }

    // Items of another type: readers of one type share what the compiler learns of what they read.
    [TrackPerformance("tracked_leaf_stream_time", IsLeaf = true)]
    public static async IAsyncEnumerable<long> TrackedLeafAsync(int items)
    {
        for (var i = 0; i < items; i++)
        {
            await Task.CompletedTask;
            yield return i;
        }
    }

    public static IEnumerable<int> Bare(int items)
    {
        for (var i = 0; i < items; i++)
        {
            yield return i;
        }
    }

    [TrackPerformance("tracked_iterator_time")]
    public static IEnumerable<int> Tracked(int items)
    {
        for (var i = 0; i < items; i++)
        {
            yield return i;
        }
    }
}
