using PerfGen.Store.DuckDB.Background;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class BackgroundDrainTests
{
    private readonly DateTime _now = DateTime.UtcNow;
    private int _drains;
    private long _slots;

    private BackgroundDrain Create(Exception? error = null) => new(_ =>
    {
        _drains++;
        return error is null ? new DrainResult() : throw error;
    }, () => _slots);

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
