using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Generated.V1;

namespace PerfGen.Store.DuckDB.Background;

/// <summary>Drains every few seconds, sooner when much is recorded, and once more when the process ends.</summary>
/// <param name="drain">Drains once.</param>
/// <param name="slotsTaken">Places for records that the process has used so far.</param>
internal sealed class BackgroundDrain(Func<DrainOptions, DrainResult> drain, Func<long> slotsTaken)
{
    /// <summary>A drain that is this many slots behind begins at once.</summary>
    public const long Volume = 50_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AtExit = TimeSpan.FromSeconds(2);

    private readonly Lock _draining = new();
    private readonly ManualResetEventSlim _ending = new();
    private DateTime _lastDrain = DateTime.UtcNow;
    private long _lastSlots;

    /// <summary>Whether it has given up: the database has a later schema, and whoever knows that drains instead.</summary>
    public bool HasStopped { get; private set; }

    public static BackgroundDrain OfThisProcess()
    {
        var drainer = new Lazy<Drainer>(static () => new Drainer(Perf.DataDirectory));
        return new BackgroundDrain(
            options =>
            {
                var result = drainer.Value.Drain(options);
                if (options.Budget >= Interval)
                {
                    new StoreMaintenance(Perf.DataDirectory).MaintainIfDue();
                }

                // At the end in any case: a program that has drained by hand leaves nothing for the last drain.
                var isLast = options.Budget < Interval;
                if (isLast || result.Calls + result.Metrics + result.Events > 0)
                {
                    InProcessDrain.Followed(Perf.DataDirectory, isLast);
                }

                return result;
            },
            static () => OwnJournal.SlotsTaken);
    }

    public void Start() => new Thread(Run) { IsBackground = true, Name = "PerfGen drain", Priority = ThreadPriority.BelowNormal }.Start();

    /// <summary>Drains what is left, for at most two seconds: what does not fit stays in the journal.</summary>
    public void Finish()
    {
        _ending.Set();
        if (HasStopped || slotsTaken() == 0)
        {
            return;
        }

        // On a thread of its own: the engine cannot be interrupted, and the process must not wait for it.
        var last = new Thread(() => Drain(new DrainOptions { Budget = AtExit / 2, WaitForFile = AtExit / 4 })) { IsBackground = true, Name = "PerfGen drain" };
        last.Start();
        last.Join(AtExit);
    }

    /// <summary>One look: drains where it is time to, and something was recorded.</summary>
    internal void Tick(DateTime now)
    {
        var slots = slotsTaken();
        if (slots == 0 || HasStopped || (now - _lastDrain < Interval && slots - _lastSlots < Volume))
        {
            return;
        }

        _lastDrain = now;
        _lastSlots = slots;
        Drain(new DrainOptions { Budget = Interval });
    }

    private void Run()
    {
        while (!HasStopped && !_ending.Wait(Look))
        {
            Tick(DateTime.UtcNow);
        }
    }

    private void Drain(DrainOptions options)
    {
        lock (_draining)
        {
            try
            {
                var result = drain(options);
                StoreEventSource.Log.Drained(result.Calls, result.Metrics, result.Events, (long)result.Elapsed.TotalMilliseconds);
                foreach (var warning in result.Warnings)
                {
                    StoreEventSource.Log.ManyTokens(warning.SessionId, warning.Tokens, warning.Threshold);
                }
            }
            catch (StoreException error) when (error.Kind == StoreErrorKind.NewerSchema)
            {
                HasStopped = true;
                StoreEventSource.Log.DrainStopped(error.Message);
            }
            catch (Exception error)
            {
                // Nothing of this may reach the program; the journal keeps what was recorded.
                StoreEventSource.Log.DrainFault(error.Message);
            }
        }
    }
}
