using PerfGen.Store.DuckDB.Background;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class BackgroundDrainTests
{
    private readonly DateTime _now = DateTime.UtcNow;
    private int _drains;
    private long _slots;

    private DateTime _drainedAt;

    private BackgroundDrain Create(Exception? error = null) => new((_, _) =>
    {
        _drains++;
        return error is null ? new DrainResult() : throw error;
    }, () => _slots, () => _drainedAt);

    [Fact]
    public void NothingIsDrainedWhereNothingWasRecorded()
    {
        var drain = Create();
        drain.Tick(_now.AddHours(1));
        drain.Finish();
        Assert.Equal(0, _drains);
    }

    [Fact]
    public void ADrainComesEveryFiveSecondsAndSoonerWhenMuchIsRecorded()
    {
        var drain = Create();
        _slots = 63;
        drain.Tick(_now.AddSeconds(1));
        Assert.Equal(0, _drains);
        drain.Tick(_now.AddSeconds(6));
        Assert.Equal(1, _drains);
        _slots += BackgroundDrain.Volume - 1;
        drain.Tick(_now.AddSeconds(7));
        Assert.Equal(1, _drains);
        _slots++;
        drain.Tick(_now.AddSeconds(7));
        Assert.Equal(2, _drains);
    }

    [Fact]
    public void ADrainOfAnotherProcessServesAsWellUntilMuchIsRecorded()
    {
        var drain = Create();
        _slots = 63;
        _drainedAt = _now.AddSeconds(4);
        drain.Tick(_now.AddSeconds(6));
        Assert.Equal(0, _drains);
        drain.Tick(_now.AddSeconds(10));
        Assert.Equal(1, _drains);
        _drainedAt = _now.AddSeconds(11);
        _slots += BackgroundDrain.Volume;
        drain.Tick(_now.AddSeconds(11));
        Assert.Equal(2, _drains);
        _drainedAt = _now.AddDays(1); // A clock that was wrong.
        drain.Tick(_now.AddSeconds(17));
        Assert.Equal(3, _drains);
    }

    [Fact]
    public async Task TheEndOfTheProcessStopsADrainThatWaitsForReaders()
    {
        using var isWaiting = new ManualResetEventSlim();
        var waits = new List<(bool ForReaders, bool CanBeStopped)>();
        var drain = new BackgroundDrain((options, stop) =>
        {
            lock (waits)
            {
                waits.Add((options.WaitForReaders is not null, stop.CanBeCanceled));
            }

            if (stop.CanBeCanceled)
            {
                isWaiting.Set();
                stop.WaitHandle.WaitOne();
            }

            return new DrainResult();
        }, static () => 1);
        var tick = Task.Run(() => drain.Tick(_now.AddSeconds(6)));
        isWaiting.Wait();

        drain.Finish();
        await tick;

        Assert.Equal([(true, true), (false, false)], waits);
    }

    [Fact]
    public void TheEndOfTheProcessDrainsOnceMore()
    {
        var drain = Create();
        _slots = 1;
        drain.Finish();
        Assert.Equal(1, _drains);
    }

    [Fact]
    public void ALaterSchemaStopsItForGoodAndQuietly()
    {
        var drain = Create(new StoreException(StoreErrorKind.NewerSchema, "newer"));
        _slots = 1;
        drain.Tick(_now.AddSeconds(6));
        drain.Tick(_now.AddSeconds(12));
        drain.Finish();
        Assert.Equal(1, _drains);
        Assert.True(drain.HasStopped);
    }

    [Fact]
    public void AnyOtherFaultIsSwallowedAndTriedAgain()
    {
        var drain = Create(new InvalidOperationException("bad"));
        _slots = 1;
        drain.Tick(_now.AddSeconds(6));
        drain.Tick(_now.AddSeconds(12));
        Assert.Equal(2, _drains);
        Assert.False(drain.HasStopped);
    }
}
