namespace PerfGen.Store.DuckDB.Access;

/// <summary>
/// Interrupts the engine from the moment that a token is signalled until it is disposed. Once would not do: an interrupt that comes between two
/// statements is forgotten when the next one begins.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly Lock _lock = new();
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _ended;

    public Interruption(Action interrupt, CancellationToken token)
    {
        _timer = new Timer(_ =>
        {
            lock (_lock)
            {
                if (!_ended)
                {
                    interrupt();
                }
            }
        });
        _registration = token.Register(() =>
        {
            lock (_lock)
            {
                if (!_ended)
                {
                    _timer.Change(TimeSpan.Zero, Interval);
                }
            }
        });
    }

    /// <summary>Interrupts no more; when this returns, no interruption is under way.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            _timer.Dispose();
        }

        _registration.Dispose();
    }
}
