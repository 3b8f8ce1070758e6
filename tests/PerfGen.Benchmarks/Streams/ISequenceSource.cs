namespace PerfGen.Benchmarks.Streams;

/// <summary>Opens one kind of iterator.</summary>
internal interface ISequenceSource
{
    static abstract IEnumerable<int> Open(int items);
}
