using PerfGen.Tracking.Tests;

namespace PerfGen.Hosting.Tests;

/// <summary>Generated decorators: every member of the interface does what it did, and calls are recorded once.</summary>
public sealed class DecoratorTests
{
    [Fact]
    public async Task MethodsAreRecordedAndEverythingElseIsHandedOn()
    {
        var inner = new Everything();
        IEverything tracked = new TrackedEverything(inner);
        var raised = 0;

        Assert.Equal(3, tracked.Add(1, 2));
        Assert.Equal(4, await tracked.AddAsync(2, 2));
        tracked.Swap(ref inner.Field, out var old);
        Assert.Equal((9, 7), (inner.Field, old));
        tracked.Reference() = 11;
        Assert.Equal(11, inner.Field);
        Assert.Equal("String", tracked.Generic<string, List<string>>("x", null));
        Assert.Null(tracked.Nullable<int>(5));
        Assert.Equal("default of Everything", tracked.Default());
        Assert.Equal(1, await ReadAsync(tracked.StreamAsync()));
        tracked.Name = "n";
        Assert.Equal("n", inner.Name);
        tracked[2] = 5;
        Assert.Equal(5, tracked[2]);
        EventHandler handler = (_, _) => raised++;
        tracked.Raised += handler;
        inner.Raise();
        tracked.Raised -= handler;
        inner.Raise();
        Assert.Equal(1, raised);
        Assert.Equal("base", tracked.OfBase());
        tracked.NotTracked();

        Assert.Equal(
            ["Add", "AddAsync", "Default", "Generic", "Nullable", "OfBase", "Reference", "StreamAsync", "Swap"],
            Recorded.Calls(typeof(IEverything)).Concat(Recorded.Calls(typeof(IBase))).Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
        Assert.Equal("add", Recorded.Call(typeof(IEverything), "Add").Tags["operation"]);
    }

    [Fact]
    public async Task ExceptionsPassAsTheyAreAndAreRecorded()
    {
        IFailing tracked = new TrackedFailing(new Failing());

        var error = Assert.Throws<InvalidDataException>(() => tracked.Fail());
        await Assert.ThrowsAsync<InvalidDataException>(() => tracked.FailAsync());

        Assert.Contains(nameof(Failing), error.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(TrackedFailing), error.StackTrace, StringComparison.Ordinal);
        Assert.All(Recorded.Calls(typeof(IFailing)), static call => Assert.Equal(CallStatus.Failure, call.Status));
        Assert.Equal(2, Recorded.Calls(typeof(IFailing)).Count);
    }

    [Fact]
    public async Task InterceptorDecoratorAndBodyMakeOneRecord()
    {
        ILayered tracked = new TrackedLayered(new TrackedLayered(new Layered()));

        Assert.Equal(1, tracked.One());
        Assert.Equal(2, await tracked.TwoAsync());
        Assert.Equal(3, await ReadAsync(tracked.ThreeAsync()));

        Assert.Equal(["One", "ThreeAsync", "TwoAsync"], Recorded.Calls(typeof(Layered)).Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
        Assert.Empty(Recorded.Calls(typeof(ILayered)));
    }

    [Fact]
    public void ADecoratorNeedsSomethingToDecorate() => Assert.Throws<ArgumentNullException>(static () => new TrackedFailing(null!));

    private static async Task<int> ReadAsync(IAsyncEnumerable<int> stream)
    {
        var sum = 0;
        await foreach (var item in stream)
        {
            sum += item;
        }

        return sum;
    }
}

[TrackPerformance]
internal interface IBase
{
    string OfBase();
}

[TrackPerformance]
internal interface IEverything : IBase
{
    event EventHandler Raised;

    string Name { get; set; }

    int this[int index] { get; set; }

    [Tag("operation", From = "this.Operation")]
    int Add(int left, int right);

    Task<int> AddAsync(int left, int right);

    void Swap(ref int value, out int old);

    ref int Reference();

    string Generic<TItem, TList>(TItem item, TList? list)
        where TItem : notnull
        where TList : class, IEnumerable<TItem>;

    T? Nullable<T>(T item)
        where T : struct;

    string Default() => "default";

    IAsyncEnumerable<int> StreamAsync();

    [DoNotTrack]
    void NotTracked();

    string Operation => "add";
}

internal sealed class Everything : IEverything
{
    public int Field = 7;

    private readonly Dictionary<int, int> _items = [];

    public event EventHandler? Raised;

    public string Name { get; set; } = "";

    public int this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Raise() => Raised?.Invoke(this, EventArgs.Empty);

    public int Add(int left, int right) => left + right;

    public async Task<int> AddAsync(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public void Swap(ref int value, out int old)
    {
        old = value;
        value = 9;
    }

    public ref int Reference() => ref Field;

    public string Generic<TItem, TList>(TItem item, TList? list)
        where TItem : notnull
        where TList : class, IEnumerable<TItem> => typeof(TItem).Name;

    public T? Nullable<T>(T item)
        where T : struct => null;

    public string Default() => "default of Everything";

    public async IAsyncEnumerable<int> StreamAsync()
    {
        await Task.Yield();
        yield return 1;
    }

    public void NotTracked()
    {
    }

    public string OfBase() => "base";
}

internal interface IFailing
{
    [TrackPerformance]
    void Fail();

    [TrackPerformance]
    Task FailAsync();
}

internal sealed class Failing : IFailing
{
    public void Fail() => throw new InvalidDataException();

    public async Task FailAsync()
    {
        await Task.Yield();
        throw new InvalidDataException();
    }
}

[TrackPerformance]
internal interface ILayered
{
    int One();

    Task<int> TwoAsync();

    IAsyncEnumerable<int> ThreeAsync();
}

internal sealed partial class Layered : ILayered
{
    [TrackPerformance]
    public partial int One();

    [TrackPerformance]
    public partial Task<int> TwoAsync();

    [TrackPerformance]
    public partial IAsyncEnumerable<int> ThreeAsync();

    private int OneCore() => 1;

    private async Task<int> TwoAsyncCore()
    {
        await Task.Yield();
        return 2;
    }

    private async IAsyncEnumerable<int> ThreeAsyncCore()
    {
        await Task.Yield();
        yield return 3;
    }
}
