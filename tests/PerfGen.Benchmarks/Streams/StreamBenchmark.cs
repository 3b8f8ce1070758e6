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
            new(Reference, static n => ReadAsync(n, Long, StreamWork.BareAsync)),
            new("counted-stream-item", static n => ReadAsync(n, Long, static items => new CountedStream<int>(StreamWork.BareAsync(items))), "an enumerator between stream and reader that only counts: neither context nor times nor a record"),
            new("tracked-stream-item", static n => ReadAsync(n, Long, static items => StreamWork.TrackedAsync(items)), "context, items and gaps of every item; less the bare item, that is what recording costs"),
            new("bare-iterator-item", static n => Read(n, Long, StreamWork.Bare)),
            new("counted-iterator-item", static n => Read(n, Long, static items => new CountedSequence<int>(StreamWork.Bare(items))), "the same between iterator and reader"),
            new("tracked-iterator-item", static n => Read(n, Long, static items => StreamWork.Tracked(items))),
            new("bare-stream", static n => ReadAsync(n, 1, StreamWork.BareAsync)) { Operations = 20_000 },
            new("tracked-stream", static n => ReadAsync(n, 1, static items => StreamWork.TrackedAsync(items)), "one record of the call, and two of its values") { Operations = 20_000 },
            new("bare-iterator", static n => Read(n, 1, StreamWork.Bare)) { Operations = 20_000 },
            new("tracked-iterator", static n => Read(n, 1, static items => StreamWork.Tracked(items))) { Operations = 20_000 },
        ];

        FigureTable.Write(
            [new Section("case", $"ratio: to {Reference} of the same round, median over the rounds; ns: CPU time of the calling thread; bytes: allocated on the heap", InterleavedRounds.Measure(cases, Reference, options.Rounds, DiscardedJournal.Discard))],
            options.Json);
        return 0;
    }

    private static void Read(int items, int length, Func<int, IEnumerable<int>> sequence)
    {
        for (var read = 0; read < items; read += length)
        {
            foreach (var item in sequence(length))
            {
                GC.KeepAlive(sequence);
            }
        }
    }

    private static void ReadAsync(int items, int length, Func<int, IAsyncEnumerable<int>> stream) => ReadAllAsync(items, length, stream).GetAwaiter().GetResult();

    private static async Task ReadAllAsync(int items, int length, Func<int, IAsyncEnumerable<int>> stream)
    {
        for (var read = 0; read < items; read += length)
        {
            await foreach (var item in stream(length).ConfigureAwait(false))
            {
                GC.KeepAlive(stream);
            }
        }
    }
}
