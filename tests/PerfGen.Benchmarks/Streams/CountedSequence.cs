using System.Collections;

namespace PerfGen.Benchmarks.Streams;

/// <summary>The least that can stand between an iterator and its reader: it counts the items, and does nothing else.</summary>
internal sealed class CountedSequence<T>(IEnumerable<T> sequence) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new Reader(sequence.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Reader(IEnumerator<T> sequence) : IEnumerator<T>
    {
        private long _items;

        public T Current => sequence.Current;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            var hasItem = sequence.MoveNext();
            _items += hasItem ? 1 : 0;
            return hasItem;
        }

        public void Reset() => sequence.Reset();

        public void Dispose()
        {
            GC.KeepAlive(_items);
            sequence.Dispose();
        }
    }
}
