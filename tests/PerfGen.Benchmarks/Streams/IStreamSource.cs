namespace PerfGen.Benchmarks.Streams;

/// <summary>Opens one kind of stream.</summary>
internal interface IStreamSource
{
    static abstract IAsyncEnumerable<int> Open(int items);
}
