namespace PerfGen.Tracking.Tests;

public sealed class StructTests
{
    private readonly Counter _readonlyField = new(10);
    private Counter _field = new(20);

    private Counter Property { get; } = new(3);

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
    public void LoopVariablesUsingVariablesAndPropertiesAreChangedAsInTheUntrackedProgram()
    {
        var tracked = new List<int>();
        var bare = new List<int>();
        foreach (var counter in new Counter[] { new(1) })
        {
            counter.Increment();
            tracked.Add(counter.Value);
        }

        foreach (var counter in new Counter[] { new(1) })
        {
            counter.Bump();
            bare.Add(counter.Value);
        }

        using (var used = new Counter(2))
        {
            used.Increment();
            tracked.Add(used.Value);
        }

        using (var used = new Counter(2))
        {
            used.Bump();
            bare.Add(used.Value);
        }

        Property.Increment();
        tracked.Add(Property.Value);
        Property.Bump();
        bare.Add(Property.Value);

        Assert.Equal(bare, tracked);
        Assert.Equal([2, 3, 3], tracked);
    }

    [Fact]
    public void AReadonlyMemberThatCallsAMutatingOneChangesACopy()
    {
        var tracked = new Copying();
        tracked.CallTracked();
        var bare = new Copying();
        bare.CallBare();

        Assert.Equal((0, 0), (bare.Value, tracked.Value));
        Assert.Single(Recorded.Calls(typeof(Copying)));
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

    internal struct Copying
    {
        public int Value { get; private set; }

#pragma warning disable CS8656 // A copy is made: what this is about.
        public readonly void CallTracked() => Increment();

        public readonly void CallBare() => Bump();
#pragma warning restore CS8656

        [TrackPerformance]
        internal void Increment() => Value++;

        private void Bump() => Value++;
    }

    internal struct Counter(int value) : IDisposable
    {
        public int Value { get; private set; } = value;

        public void Bump() => Value++;

        public readonly void Dispose()
        {
        }

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
