namespace PerfGen.Tracking.Tests;

/// <summary>Values that [Measure] names are read once the call has succeeded, and recorded with it.</summary>
public sealed partial class CaptureTests
{
    [Fact]
    public async Task ValuesOfResultArgumentsAndReceiverAreRecordedWithTheCall()
    {
        var reader = new Reader(limit: 100);

        var page = reader.Read("abc", 2);
        var later = await reader.ReadAsync("abcd", 2.5m);

        Assert.Equal((3, 4), (page.Size!.Value, later.Size!.Value));
        var read = Recorded.Call(typeof(Reader), nameof(Reader.Read));
        Assert.Equal((3, "bytes"), read.Captures["page_size"]);
        Assert.Equal((2, "count"), read.Captures["requested"]);
        Assert.Equal((100, "count"), read.Captures["read_limit"]);
        var asynchronous = Recorded.Call(typeof(Reader), nameof(Reader.ReadAsync));
        Assert.Equal((4, "bytes"), asynchronous.Captures["page_size"]);
        Assert.Equal((2.5, "count"), asynchronous.Captures["requested"]);
        Assert.Equal((100, "count"), asynchronous.Captures["read_limit"]);
    }

    [Fact]
    public void ANullOnTheWayRecordsNothing()
    {
        Assert.Null(Nulls.Find(null));
        Assert.NotNull(Nulls.Find("x"));

        var calls = Recorded.Calls(typeof(Nulls));
        Assert.Empty(calls[0].Captures);
        Assert.Equal(1, calls[1].Captures["found"].Value);
    }

    [Fact]
    public async Task AGetterThatThrowsLosesItsValueAndNothingElse()
    {
        var broken = Broken.Make();
        var later = await Broken.MakeAsync();

        Assert.NotSame(broken, later);
        Assert.All(Recorded.Calls(typeof(Broken)), static call =>
        {
            Assert.Equal(CallStatus.Success, call.Status);
            Assert.Equal(["fine"], call.Captures.Keys);
        });
    }

    [Fact]
    public void PrivateMembersAreReadByAccessors()
    {
        Assert.Equal(3, new Hidden().Run());
        Assert.Equal(1, new Box<int>(5).Run());

        var captures = Recorded.Call(typeof(Hidden), "Run").Captures;
        Assert.Equal(7, captures["field"].Value);
        Assert.Equal(8, captures["property"].Value);
        Assert.Equal(9, captures["nested"].Value);
        Assert.False(captures.ContainsKey("missing"));
        Assert.Equal(1, Assert.Single(Recorded.Calls("CaptureTests.Box<T>")).Captures["items"].Value);
    }

    [Fact]
    public async Task PartialMethodsCaptureWhatOnlyTheirTypeCanName()
    {
        Assert.Equal(1, await new Partial().RunAsync(4));

        var captures = Recorded.Call(typeof(Partial), "RunAsync").Captures;
        Assert.Equal((5, 4, 1), (captures["inner"].Value, captures["argument"].Value, captures["result"].Value));
    }

    [Fact]
    public void AFailedCallCapturesNothing()
    {
        Assert.Throws<InvalidOperationException>(static () => Failing.Run(1));

        Assert.Empty(Recorded.Call(typeof(Failing), "Run").Captures);
    }

    internal sealed record Page(int? Size);

    internal sealed class Reader(int limit)
    {
        public int Limit => limit;

        [TrackPerformance]
        [Measure("page_size", Units.Bytes, From = "result.Size")]
        [Measure("requested", Units.Count, From = "count")]
        [Measure("read_limit", Units.Count, From = "this.Limit")]
        public Page Read(string text, int count) => new(text.Length);

        [TrackPerformance]
        [Measure("page_size", Units.Bytes, From = "result.Size")]
        [Measure("requested", Units.Count, From = "count")]
        [Measure("read_limit", Units.Count, From = "this.Limit")]
        public async Task<Page> ReadAsync(string text, decimal? count)
        {
            await Task.Yield();
            return new Page(text.Length);
        }
    }

    internal static class Nulls
    {
        [TrackPerformance]
        [Measure("found", Units.Count, From = "result.Length")]
        public static string? Find(string? key) => key;
    }

    internal sealed class Broken
    {
        public int Fine => 1;

        public int Bad => throw new InvalidOperationException();

        [TrackPerformance]
        [Measure("bad", Units.Count, From = "result.Bad")]
        [Measure("fine", Units.Count, From = "result.Fine")]
        public static Broken Make() => new();

        [TrackPerformance]
        [Measure("bad", Units.Count, From = "result.Bad")]
        [Measure("fine", Units.Count, From = "result.Fine")]
        public static async Task<Broken> MakeAsync()
        {
            await Task.Yield();
            return new Broken();
        }
    }

    internal sealed class Hidden
    {
        private readonly int _field = 7;
        private readonly (int Number, string Text) _pair = (9, "");
        private readonly string? _missing = null;

        private int Property => 8;

        [TrackPerformance]
        [Measure("field", Units.Count, From = "this._field")]
        [Measure("property", Units.Count, From = "this.Property")]
        [Measure("nested", Units.Count, From = "this._pair.Number")]
        [Measure("missing", Units.Count, From = "this._missing.Length")]
        public int Run() => _field - Property + _pair.Number - (_missing?.Length ?? 5);
    }

    internal sealed class Box<T>(T item)
    {
        private readonly List<T>? _items = [item];

        [TrackPerformance]
        [Measure("items", Units.Count, From = "this._items.Count")]
        public int Run() => _items!.Count;
    }

    internal sealed partial class Partial
    {
        private readonly Inner _inner = new();

        [TrackPerformance]
        [Measure("inner", Units.Count, From = "this._inner.Number")]
        [Measure("argument", Units.Count, From = "state")]
        [Measure("result", Units.Count)]
        public partial Task<int> RunAsync(int state);

        private async Task<int> RunAsyncCore(int state)
        {
            await Task.Yield();
            return _inner.Number - state;
        }

        private sealed class Inner
        {
            public int Number { get; } = 5;
        }
    }

    internal static class Failing
    {
        [TrackPerformance]
        [Measure("given", Units.Count, From = "value")]
        public static int Run(int value) => throw new InvalidOperationException();
    }
}
