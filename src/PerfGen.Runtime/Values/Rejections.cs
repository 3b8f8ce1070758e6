namespace PerfGen.Runtime.Values;

/// <summary>Values that were handed over and cannot be recorded. Thread-safe.</summary>
internal static class Rejections
{
    private static long _count;

    public static long Count => Volatile.Read(ref _count);

    public static void Add(string reason)
    {
        Interlocked.Increment(ref _count);
        PerfGenEventSource.Log.ValueRejected(reason);
    }
}
