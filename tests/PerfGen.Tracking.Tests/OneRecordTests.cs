namespace PerfGen.Tracking.Tests;

/// <summary>A call through a tracked virtual or interface method whose body records its own calls is one record, however it is made.</summary>
public sealed partial class OneRecordTests
{
    [Fact]
    public void ACallThroughAnInterfaceIsRecordedOnceUnderTheNameOfItsBody()
    {
        var store = new Store();
        IStore contract = store;
        Func<int, int> group = contract.Add;

        Assert.Equal(2, contract.Add(1));
        Assert.Equal(3, contract.Add(2));
        Assert.Equal(2, store.Add(1));
        Assert.Equal(2, group(1));

        var calls = Recorded.Calls(typeof(Store));
        Assert.Equal(4, calls.Count);
        Assert.All(calls, static call => Assert.Equal("add_time", call.Site.Metric));
        Assert.Empty(Recorded.Calls(typeof(IStore)));
    }

    [Fact]
    public void ABodyThatRecordsNothingIsRecordedUnderTheNameThatWasCalled()
    {
        IPlain plain = new Plain();

        Assert.Equal(1, plain.Get());

        Assert.Single(Recorded.Calls(typeof(IPlain)));
    }

    [Fact]
    public async Task AnAsynchronousBodyIsRecordedOnceAndUntilItEnds()
    {
        IReader reader = new Reader();

        Assert.Equal(1, await reader.ReadAsync(suspend: true));
        Assert.Equal(1, await reader.ReadAsync(suspend: false));
        Assert.Equal(2, await reader.PeekAsync(suspend: true));
        Assert.Equal(2, await reader.PeekAsync(suspend: false));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.FailAsync());

        var calls = Recorded.Calls(typeof(Reader));
        Assert.Equal(5, calls.Count);
        Assert.Equal([CallStatus.Success, CallStatus.Success, CallStatus.Success, CallStatus.Success, CallStatus.Failure], calls.Select(static call => call.Status));
        Assert.Empty(Recorded.Calls(typeof(IReader)));
    }

    [Fact]
    public void AnOverrideIsRecordedOnceAndTheBaseBodyThatItCallsIsACallOfItsOwn()
    {
        Shape shape = new Circle();

        Assert.Equal("shape circle", shape.Draw());

        Assert.Single(Recorded.Calls(typeof(Circle)));
        Assert.Empty(Recorded.Calls(typeof(Shape), nameof(Shape.Draw)));
        Assert.Equal(Recorded.Call(typeof(Circle), nameof(Circle.Draw)).Record.Seq, Recorded.Call(typeof(Shape), nameof(Shape.Outline)).Record.Parent);
    }

    [Fact]
    public void AnUntrackedOverrideIsOneCallTogetherWithTheBaseBodyThatItRuns()
    {
        IValue value = new DerivedValue();

        Assert.Equal(11, value.Get());

        var calls = Recorded.Calls(typeof(BaseValue));
        Assert.Equal(2, calls.Count);
        Assert.Equal(calls[0].Record.Seq, calls[1].Record.Parent);
        Assert.Empty(Recorded.Calls(typeof(IValue)));
    }

    [Fact]
    public void EveryLevelOfARecursionIsRecorded()
    {
        ICounter counter = new Counter();

        Assert.Equal(5, counter.Count(5));

        Assert.Equal(6, Recorded.Calls(typeof(Counter)).Count);
        Assert.Empty(Recorded.Calls(typeof(ICounter)));
    }

    [Fact]
    public void ACallOnAnotherReceiverInsideIsACallOfItsOwn()
    {
        INode chain = new Wrapping(new Leaf(1), new Leaf(2));

        Assert.Equal(3, chain.Sum());

        Assert.Equal(2, Recorded.Calls(typeof(Leaf)).Count);
        Assert.Single(Recorded.Calls(typeof(INode)));
    }

    [Fact]
    public void AnExceptionLeavesNothingBehindForTheNextCall()
    {
        var failing = new Failing();
        IFailing contract = failing;
        IFailing untouched = new Untouched(failing);
        Func<bool, int> group = failing.Run;

        Assert.Throws<InvalidOperationException>(() => contract.Run(true));
        Assert.Throws<InvalidOperationException>(() => untouched.Run(true));
        Assert.Equal(1, group(false));
        Assert.Equal(1, failing.Run(false));

        Assert.Equal(
            [CallStatus.Failure, CallStatus.Failure, CallStatus.Success, CallStatus.Success],
            Recorded.Calls(typeof(Failing)).Select(static call => call.Status));
        Assert.Equal(CallStatus.Failure, Assert.Single(Recorded.Calls(typeof(IFailing))).Status);
    }

    [Fact]
    public void ABoxedStructIsRecordedOnceAndKeepsItsChanges()
    {
        ITally tally = new Tally();

        tally.Raise();
        tally.Raise();
        Assert.Equal(2, tally.Total());
        var copy = (Tally)tally;
        copy.Raise();
        Assert.Equal(3, copy.Total());

        Assert.Equal(3, Recorded.Calls(typeof(Tally), nameof(Tally.Raise)).Count);
        Assert.Equal(2, Recorded.Calls(typeof(Tally), nameof(Tally.Total)).Count);
        Assert.Empty(Recorded.Calls(typeof(ITally)));
    }

    [Fact]
    public void AnotherMethodOfTheSameNameIsACallOfItsOwn()
    {
        ITwice<string> twice = new Twice();

        Assert.Equal("1x", twice.Get("x"));

        Assert.Single(Recorded.Calls("OneRecordTests.ITwice<T>"));
        Assert.Single(Recorded.Calls(typeof(Twice)));
    }

    [Fact]
    public async Task ValuesOfTheBodyAreRecordedAsWell()
    {
        IMeasured measured = new Measured();

        Assert.Equal(7, measured.Now());
        Assert.Equal(8, await measured.LaterAsync());

        Assert.Equal(2, Recorded.Calls(typeof(Measured)).Count);
        var now = Recorded.Call(typeof(Measured), nameof(Measured.Now)).Record.Seq;
        var later = Recorded.Call(typeof(Measured), nameof(Measured.LaterAsync)).Record.Seq;
        Assert.Equal((7d, now), Recorded.Value("one_record_now"));
        Assert.Equal((8d, later), Recorded.Value("one_record_later"));
    }

    internal interface IStore
    {
        [TrackPerformance]
        int Add(int value);
    }

    internal sealed partial class Store : IStore
    {
        [TrackPerformance("add_time")]
        public partial int Add(int value);

        private int AddCore(int value) => value + 1;
    }

    internal interface IPlain
    {
        [TrackPerformance]
        int Get();
    }

    internal sealed class Plain : IPlain
    {
        public int Get() => 1;
    }

    internal interface IReader
    {
        [TrackPerformance]
        Task<int> ReadAsync(bool suspend);

        [TrackPerformance]
        ValueTask<int> PeekAsync(bool suspend);

        [TrackPerformance]
        Task FailAsync();
    }

    internal sealed partial class Reader : IReader
    {
        [TrackPerformance]
        public partial Task<int> ReadAsync(bool suspend);

        [TrackPerformance]
        public partial ValueTask<int> PeekAsync(bool suspend);

        [TrackPerformance]
        public partial Task FailAsync();

        private async Task<int> ReadAsyncCore(bool suspend)
        {
            if (suspend)
            {
                await Task.Yield();
            }

            return 1;
        }

        private async ValueTask<int> PeekAsyncCore(bool suspend) => await ReadAsyncCore(suspend) + 1;

        private async Task FailAsyncCore()
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }
    }

    internal partial class Shape
    {
        [TrackPerformance]
        public virtual string Draw() => Outline();

        [TrackPerformance]
        public partial string Outline();

        private string OutlineCore() => "shape";
    }

    internal sealed partial class Circle : Shape
    {
        [TrackPerformance]
        public override partial string Draw();

        private string DrawCore() => base.Draw() + " circle";
    }

    internal interface IValue
    {
        [TrackPerformance]
        int Get();
    }

    internal partial class BaseValue : IValue
    {
        [TrackPerformance]
        public virtual partial int Get();

        private int GetCore() => 1;
    }

    internal sealed class DerivedValue : BaseValue
    {
        public override int Get() => ((IValue)new BaseValue()).Get() + base.Get() + 9;
    }

    internal interface ICounter
    {
        [TrackPerformance]
        int Count(int left);
    }

    internal sealed partial class Counter : ICounter
    {
        [TrackPerformance]
        public partial int Count(int left);

        private int CountCore(int left) => left == 0 ? 0 : 1 + (left % 2 == 0 ? Count(left - 1) : ((ICounter)this).Count(left - 1));
    }

    internal interface INode
    {
        [TrackPerformance]
        int Sum();
    }

    internal sealed partial class Leaf(int value) : INode
    {
        [TrackPerformance]
        public partial int Sum();

        private int SumCore() => value;
    }

    /// <summary>Records nothing itself; the bodies that it calls by their own names must not take the call that was made on it.</summary>
    internal sealed class Wrapping(Leaf first, Leaf second) : INode
    {
        public int Sum() => first.Sum() + second.Sum();
    }

    internal interface IFailing
    {
        [TrackPerformance]
        int Run(bool fail);
    }

    internal sealed partial class Failing : IFailing
    {
        [TrackPerformance]
        public partial int Run(bool fail);

        private int RunCore(bool fail) => fail ? throw new InvalidOperationException() : 1;
    }

    internal sealed class Untouched(Failing inner) : IFailing
    {
        public int Run(bool fail) => inner.Run(fail);
    }

    internal interface ITally
    {
        [TrackPerformance]
        void Raise();

        [TrackPerformance]
        int Total();
    }

    internal partial struct Tally : ITally
    {
        private int _total;

        [TrackPerformance]
        public partial void Raise();

        [TrackPerformance]
        public readonly partial int Total();

        private void RaiseCore() => _total++;

        private readonly int TotalCore() => _total;
    }

    internal interface ITwice<T>
    {
        [TrackPerformance]
        T Get(T value);
    }

    internal sealed partial class Twice : ITwice<string>
    {
        string ITwice<string>.Get(string value) => Get(1) + value;

        [TrackPerformance]
        public partial int Get(int value);

        private int GetCore(int value) => value;
    }

    internal interface IMeasured
    {
        [TrackPerformance]
        int Now();

        [TrackPerformance]
        Task<int> LaterAsync();
    }

    internal sealed partial class Measured : IMeasured
    {
        [TrackPerformance]
        [Measure("one_record_now", Units.Count, From = "result")]
        public partial int Now();

        [TrackPerformance]
        [Measure("one_record_later", Units.Count, From = "result")]
        public partial Task<int> LaterAsync();

        private int NowCore() => 7;

        private async Task<int> LaterAsyncCore()
        {
            await Task.Yield();
            return 8;
        }
    }
}
