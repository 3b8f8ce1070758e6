namespace PerfGen.Benchmarks.Streams;

/// <summary>The least that can stand between a stream and its reader: it counts the items, and does nothing else. No context, no times, no record, no faults.</summary>
internal sealed class CountedStream<T>(IAsyncEnumerable<T> stream) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Reader(stream.GetAsyncEnumerator(cancellationToken));

    private sealed class Reader(IAsyncEnumerator<T> stream) : IAsyncEnumerator<T>
    {
        private long _items;

        public T Current => stream.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            var move = stream.MoveNextAsync();
            if (!move.IsCompletedSuccessfully)
            {
                return move;
            }

            var hasItem = move.Result;
            _items += hasItem ? 1 : 0;
            return new ValueTask<bool>(hasItem);
        }

        public ValueTask DisposeAsync()
        {
            GC.KeepAlive(_items);
            return stream.DisposeAsync();
        }
    }
}
