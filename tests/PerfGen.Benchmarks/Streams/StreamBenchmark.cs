namespace PerfGen.Benchmarks.Streams;

/// <summary>What recording adds to an item of a stream, in streams of 1,000 items that are all there when they are asked for; and to a whole stream of one item.</summary>
internal static class StreamBenchmark
{
    private const string Reference = "bare-stream-item";
    private const int Long = 1_000;

    public static int Run(RunOptions options)
    {
        IReadOnlyList<Case> cases =
        [
            new(Reference, static n => ReadAsync<BareStream, int>(n, Long)),
            new("counted-stream-item", static n => ReadAsync<StreamThatIsCounted, int>(n, Long), "an enumerator between stream and reader that only counts: neither context nor times nor a record"),
            new("tracked-stream-item", static n => ReadAsync<TrackedStream, int>(n, Long), "context, items and gaps of every item; less the bare item, that is what recording costs"),
            new("tracked-leaf-stream-item", static n => ReadAsync<TrackedLeafStream, long>(n, Long), "IsLeaf: after its first item the stream's calls are the reader's; items and gaps all the same"),
            new("bare-iterator-item", static n => Read<BareSequence>(n, Long)),
            new("counted-iterator-item", static n => Read<SequenceThatIsCounted>(n, Long), "the same between iterator and reader"),
            new("tracked-iterator-item", static n => Read<TrackedSequence>(n, Long)),
            new("bare-stream", static n => ReadAsync<BareStream, int>(n, 1)) { Operations = 20_000 },
            new("tracked-stream", static n => ReadAsync<TrackedStream, int>(n, 1), "one record of the call, and two of its values") { Operations = 20_000 },
            new("bare-iterator", static n => Read<BareSequence>(n, 1)) { Operations = 20_000 },
            new("tracked-iterator", static n => Read<TrackedSequence>(n, 1)) { Operations = 20_000 },
        ];

        FigureTable.Write(
            [new Section("case", $"ratio: to {Reference} of the same round, median over the rounds; ns: CPU time of the calling thread; bytes: allocated on the heap", InterleavedRounds.Measure(cases, Reference, options.Rounds, DiscardedJournal.Discard))],
            options.Json);
        return 0;
    }

    private static void Read<TSource>(int items, int length)
        where TSource : struct, ISequenceSource
    {
        for (var read = 0; read < items; read += length)
        {
            foreach (var item in TSource.Open(length))
            {
                GC.KeepAlive(null);
            }
        }
    }

    private static void ReadAsync<TSource, T>(int items, int length)
        where TSource : struct, IStreamSource<T> => ReadAllAsync<TSource, T>(items, length).GetAwaiter().GetResult();

    // One loop for each source, as programs have: the compiler learns what a loop reads, and one loop over all sources would be told three things.
    private static async Task ReadAllAsync<TSource, T>(int items, int length)
        where TSource : struct, IStreamSource<T>
    {
        for (var read = 0; read < items; read += length)
        {
            await foreach (var item in TSource.Open(length).ConfigureAwait(false))
            {
                GC.KeepAlive(null);
            }
        }
    }

    private readonly struct BareStream : IStreamSource<int>
    {
        public static IAsyncEnumerable<int> Open(int items) => StreamWork.BareAsync(items);
    }

    private readonly struct StreamThatIsCounted : IStreamSource<int>
    {
        public static IAsyncEnumerable<int> Open(int items) => new CountedStream<int>(StreamWork.BareAsync(items));
    }

    private readonly struct TrackedStream : IStreamSource<int>
    {
        public static IAsyncEnumerable<int> Open(int items) => StreamWork.TrackedAsync(items);
    }

    private readonly struct TrackedLeafStream : IStreamSource<long>
    {
        public static IAsyncEnumerable<long> Open(int items) => StreamWork.TrackedLeafAsync(items);
    }

    private readonly struct BareSequence : ISequenceSource
    {
        public static IEnumerable<int> Open(int items) => StreamWork.Bare(items);
    }

    private readonly struct SequenceThatIsCounted : ISequenceSource
    {
        public static IEnumerable<int> Open(int items) => new CountedSequence<int>(StreamWork.Bare(items));
    }

    private readonly struct TrackedSequence : ISequenceSource
    {
        public static IEnumerable<int> Open(int items) => StreamWork.Tracked(items);
    }
}
