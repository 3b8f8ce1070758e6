namespace PerfGen.Benchmarks.Streams;

/// <summary>Opens one kind of stream.</summary>
internal interface IStreamSource<out T>
{
    static abstract IAsyncEnumerable<T> Open(int items);
}
