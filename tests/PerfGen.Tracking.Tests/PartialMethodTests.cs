using System.Diagnostics;
using System.Reflection;

namespace PerfGen.Tracking.Tests;

/// <summary>A partial method records its own calls, whoever makes them, and each call once.</summary>
public sealed partial class PartialMethodTests
{
    [Fact]
    public async Task CallsByDelegateReflectionInterfaceAndNameAreRecordedOnceEach()
    {
        IOrders contract = new Orders();
        var orders = new Orders();
        Func<int, Task<int>> group = orders.SubmitAsync;

        Assert.Equal(2, await orders.SubmitAsync(1));
        Assert.Equal(2, await group(1));
        Assert.Equal(2, await contract.SubmitAsync(1));
        Assert.Equal(2, await (Task<int>)typeof(Orders).GetMethod(nameof(Orders.SubmitAsync))!.Invoke(orders, [1])!);

        Assert.Equal(4, Recorded.Calls(typeof(Orders), nameof(Orders.SubmitAsync)).Count);
        Assert.NotNull(typeof(Orders).GetMethod(nameof(Orders.SubmitAsync))!.GetCustomAttribute<TrackedAtDefinitionAttribute>());
    }

    [Fact]
    public void EveryShapeIsImplemented()
    {
        var shapes = new Shapes<int>.Inner(5);
        var value = 1;

        shapes.Nothing();
        Assert.Equal(5, shapes.Value());
        shapes.ByRef(ref value) = 9;
        Assert.Equal(9, value);
        Assert.Equal("5 a", shapes.Generic<string>("a"));
        Assert.Equal(6, Shapes<int>.Inner.Static(1, 2, 3));
        Assert.Equal("x7", shapes.Defaults("x"));
        Assert.Equal("call task result error", shapes.Names("call", "task", "result", "error"));
        Assert.Equal(7, Recorded.Calls("PartialMethodTests.Shapes<T>.Inner").Count);
    }

    [Fact]
    public void StructsRecordsAndExtensionsAreImplemented()
    {
        var counter = new Counter();
        counter.Increment();
        counter.Increment();

        Assert.Equal(2, counter.Value);
        Assert.Equal("row", new Row("row").Name());
        Assert.Equal("a+", "a".Plus());
        Assert.Equal(2, Recorded.Calls(typeof(Counter)).Count);
        Assert.Single(Recorded.Calls(typeof(Row)));
        Assert.Single(Recorded.Calls(typeof(PartialExtensions)));
    }

    [Fact]
    public void AnExceptionPassesAndIsRecorded()
    {
        Assert.Throws<InvalidOperationException>(static () => new Failing().Fail());

        var call = Recorded.Call(typeof(Failing), nameof(Failing.Fail));
        Assert.Equal((CallStatus.Failure, "System.InvalidOperationException"), (call.Status, call.Error));
    }

    [Fact]
    public void AnOverrideInThePartialFormRecordsWhatIsCalledThroughItsBase()
    {
        Animal animal = new Cat();

        Assert.Equal("meow", animal.Speak());

        Assert.Single(Recorded.Calls(typeof(Cat)));
    }

    [Fact]
    public void AMethodWhoseEndIsNotSeenIsHandedOn()
    {
        var handlers = new Handlers();
        handlers.Fire();
        Assert.Empty(Recorded.Calls(typeof(Handlers)));
        Assert.Null(typeof(Handlers).GetMethod(nameof(Handlers.Fire))!.GetCustomAttribute<TrackedAtDefinitionAttribute>());
    }

    [Fact]
    public void APartialMethodThatTheUserImplementsIsInterceptedAsAnyOther()
    {
        Assert.Equal(1, new ByHand().One());

        Assert.Single(Recorded.Calls(typeof(ByHand)));
    }

    internal interface IOrders
    {
        Task<int> SubmitAsync(int order);
    }

    internal sealed partial class Orders : IOrders
    {
        [TrackPerformance]
        public partial Task<int> SubmitAsync(int order);

        private async Task<int> SubmitAsyncCore(int order)
        {
            await Task.Yield();
            return order + 1;
        }
    }

    internal static partial class Shapes<T>
    {
        internal partial struct Inner(T held)
        {
            [TrackPerformance]
            public static partial int Static(params ReadOnlySpan<int> values);

            [TrackPerformance]
            public readonly partial void Nothing();

            [TrackPerformance]
            public readonly partial T Value();

            [TrackPerformance]
            [DebuggerStepThrough]
            public partial ref int ByRef(ref int value);

            [TrackPerformance]
            internal partial string Generic<TOther>(TOther other)
                where TOther : class?, IEnumerable<char>;

            [TrackPerformance]
            public partial string Defaults(string text, int number = 7);

            [TrackPerformance]
            public partial string Names(string call, string task, string result, string error);

            private static int StaticCore(params ReadOnlySpan<int> values) => values[0] + values[1] + values[2];

            private readonly void NothingCore()
            {
            }

            private readonly T ValueCore() => held;

            private ref int ByRefCore(ref int value) => ref value;

            private string GenericCore<TOther>(TOther other)
                where TOther : class?, IEnumerable<char> => $"{held} {other}";

            private string DefaultsCore(string text, int number) => text + number;

            private string NamesCore(string call, string task, string result, string error) => $"{call} {task} {result} {error}";
        }
    }

    internal partial struct Counter
    {
        public int Value { get; private set; }

        [TrackPerformance]
        public partial void Increment();

        private void IncrementCore() => Value++;
    }

    internal sealed partial record Row(string Text)
    {
        [TrackPerformance]
        public partial string Name();

        private string NameCore() => Text;
    }

    internal sealed partial class Failing
    {
        [TrackPerformance]
        public partial int Fail();

        private int FailCore() => throw new InvalidOperationException();
    }

    internal class Animal
    {
        public virtual string Speak() => "";
    }

    internal sealed partial class Cat : Animal
    {
        [TrackPerformance]
        public override partial string Speak();

        private string SpeakCore() => "meow";
    }

    internal sealed partial class Handlers
    {
        [TrackPerformance]
        public partial void Fire();

        private async void FireCore() => await Task.CompletedTask;
    }

    internal sealed partial class ByHand
    {
        [TrackPerformance]
        public partial int One();
    }

    internal sealed partial class ByHand
    {
        public partial int One() => 1;
    }
}

internal static partial class PartialExtensions
{
    [TrackPerformance]
    public static partial string Plus(this string text);

    private static string PlusCore(string text) => text + "+";
}
