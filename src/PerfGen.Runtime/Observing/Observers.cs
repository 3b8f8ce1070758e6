using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Observing;

/// <summary>Who wants to see what this process measures. One thread reads the journal for all of them, and none where nobody observes.</summary>
internal sealed class Observers(JournalWriter journal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _changing = new();
    private readonly Lock _delivering = new();
    private volatile Action<IReadOnlyList<ObservedMeasurement>>[] _observers = [];
    private JournalTail? _tail;

    public static Observers OfThisProcess { get; } = new(JournalWriter.Current);

    public IDisposable Add(Action<IReadOnlyList<ObservedMeasurement>> observer)
    {
        lock (_changing)
        {
            lock (_delivering)
            {
                // What was measured before is not the observer's.
                Deliver();
                _observers = [.. _observers, observer];
                if (_tail is null)
                {
                    _tail = new JournalTail(journal);
                    new Thread(Run) { IsBackground = true, Name = "PerfGen observers", Priority = ThreadPriority.BelowNormal }.Start(_tail);
                }
            }
        }

        return new Subscription(this, observer);
    }

    /// <summary>Hands over what was measured until now.</summary>
    public void Flush()
    {
        lock (_delivering)
        {
            Deliver();
        }
    }

    private void Remove(Action<IReadOnlyList<ObservedMeasurement>> observer)
    {
        lock (_changing)
        {
            Flush();
            lock (_delivering)
            {
                var left = _observers.ToList();
                left.Remove(observer);
                _observers = [.. left];
                if (left.Count == 0)
                {
                    _tail?.Dispose();
                    _tail = null;
                }
            }
        }
    }

    private void Run(object? tail)
    {
        while (true)
        {
            Thread.Sleep(Interval);
            lock (_delivering)
            {
                if (_tail != tail)
                {
                    return;
                }

                Deliver();
            }
        }
    }

    private void Deliver()
    {
        if (_tail is not { } tail)
        {
            return;
        }

        var batch = new List<ObservedMeasurement>();
        try
        {
            tail.Read((segment, record) =>
            {
                if (ObservedMeasurement.From(segment, record) is { } measurement)
                {
                    batch.Add(measurement);
                }
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            PerfGenEventSource.Log.ObserverFault(error.Message);
        }

        foreach (var observer in batch.Count == 0 ? [] : _observers)
        {
            try
            {
                observer(batch);
            }
            catch (Exception error)
            {
                // Its own trouble: the others, and the next batch, come all the same.
                PerfGenEventSource.Log.ObserverFault(error.ToString());
            }
        }
    }

    private sealed class Subscription(Observers observers, Action<IReadOnlyList<ObservedMeasurement>> observer) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                observers.Remove(observer);
            }
        }
    }
}
