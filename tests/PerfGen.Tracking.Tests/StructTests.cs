namespace PerfGen.Tracking.Tests;

public sealed class StructTests
{
    private readonly Counter _readonlyField = new(10);
    private Counter _field = new(20);

    [Fact]
    public void WhatAStructsMethodChangesStaysChanged()
    {
        var local = new Counter(0);
        var array = new Counter[1];

        local.Increment();
        array[0].Increment();
        _field.Increment();
        Boxed.Of(ref local).Increment();

        Assert.Equal((2, 1, 21), (local.Value, array[0].Value, _field.Value));
    }

    [Fact]
    public void ACopyThatTheCompilerMakesStaysACopy()
    {
        _readonlyField.Increment();
        Make().Increment();
        In(in _field);

        Assert.Equal((10, 20), (_readonlyField.Value, _field.Value));

        static void In(in Counter counter) => counter.Increment();
        static Counter Make() => new(1);
    }

    [Fact]
    public void CallsOnStructsOfAllKindsAreRecorded()
    {
        var readable = new Kinds.Readable(5);
        var partly = new Kinds.Partly(6);
        var stack = new Kinds.OnStack([1, 2, 3]);
        var pair = new Kinds.Pair<string>("k");

        Assert.Equal(5, readable.Read());
        Assert.Equal(6, partly.Read());
        Assert.Equal(1, stack.First());
        Assert.Equal(2, stack.Tail()[0]);
        Assert.Equal("k!", pair.Key("!"));
        Assert.Equal(7, new Kinds.Row(7).Doubled() / 2);
        Assert.Equal(6, Recorded.Calls("StructTests.Kinds.Readable").Count + Recorded.Calls("StructTests.Kinds.Partly").Count
            + Recorded.Calls("StructTests.Kinds.OnStack").Count + Recorded.Calls("StructTests.Kinds.Pair<T>").Count + Recorded.Calls("StructTests.Kinds.Row").Count);
    }

    [Fact]
    public unsafe void ACallThroughAPointerChangesWhatItPointsTo()
    {
        var counter = new Pointed();
        var pointer = &counter;

        pointer->Increment();

        Assert.Equal(1, counter.Value);
        Assert.Single(Recorded.Calls(typeof(Pointed)));
    }

    [Fact]
    public void APrivateMethodOfAStructChangesTheStructItself()
    {
        var counter = new WithPrivate();

        counter.Run();

        Assert.Equal(2, counter.Value);
        Assert.Equal(2, Recorded.Calls(typeof(WithPrivate)).Count);
    }

    internal struct Counter(int value)
    {
        public int Value { get; private set; } = value;

        [TrackPerformance]
        public void Increment() => Value++;
    }

    internal struct Pointed
    {
        public int Value { get; private set; }

        [TrackPerformance]
        public void Increment() => Value++;
    }

    internal struct WithPrivate
    {
        public int Value { get; private set; }

        public void Run()
        {
            Increment();
            this.Increment();
        }

        [TrackPerformance]
        private void Increment() => Value++;
    }

    internal static class Boxed
    {
        public static ref Counter Of(ref Counter counter) => ref counter;
    }

    internal static class Kinds
    {
        internal readonly struct Readable(int value)
        {
            [TrackPerformance]
            public int Read() => value;
        }

        internal struct Partly(int value)
        {
            [TrackPerformance]
            public readonly int Read() => value;
        }

        internal ref struct OnStack(Span<int> values)
        {
            private readonly Span<int> _values = values;

            [TrackPerformance]
            public int First() => _values[0];

            [TrackPerformance]
            public readonly Span<int> Tail() => _values[1..];
        }

        internal readonly struct Pair<T>(T key)
        {
            [TrackPerformance]
            public string Key(string suffix) => key + suffix;
        }

        internal record struct Row(int Value)
        {
            [TrackPerformance]
            public int Doubled() => Value * 2;
        }
    }
}
