namespace PerfGen.Tracking.Tests;

/// <summary>A recorded call is a frame of its own, also where it stands last: no more than that.</summary>
public sealed class StackTests
{
    private const int Levels = 1_000;

    [Fact]
    public unsafe void ACallInTailPositionTakesABoundedPartOfTheStackMore()
    {
        byte here;
        var untracked = ((nint)(&here) - Plain.Down(Levels)) / Levels;
        var tracked = ((nint)(&here) - Tail.Down(Levels)) / Levels;

        // Two frames instead of one, with a place for the call and its result; the first grows towards lower addresses as well.
        Assert.InRange(tracked - untracked, 1, 400);
        Assert.Equal(Levels + 1, Recorded.Calls(typeof(Tail), nameof(Tail.Down)).Count);
    }

    [Fact]
    public void ACallInTailPositionOfAnotherMethodReturnsThroughBoth()
    {
        Assert.Equal((true, false), (Tail.IsEven(Levels), Tail.IsEven(Levels + 1)));
        Assert.Equal((Plain.IsEven(7), Plain.IsOdd(7)), (Tail.IsEven(7), Tail.IsOdd(7)));

        var calls = Recorded.Calls(typeof(Tail), nameof(Tail.IsOdd));
        var evens = Recorded.Calls(typeof(Tail), nameof(Tail.IsEven)).Select(static call => call.Record.Seq).ToHashSet();
        Assert.Equal(calls.Count - 1, calls.Count(call => evens.Contains(call.Record.Parent))); // all but the one that this test calls
    }

    [Fact]
    public void DeepRecursionRunsOnTheStackOfAThreadAsBefore()
    {
        var result = 0;
        var thread = new Thread(() => result = Tail.Depth(5_000), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();

        Assert.Equal(5_000, result);
        Assert.Equal(5_001, Recorded.Calls(typeof(Tail), nameof(Tail.Depth)).Count);
    }

    internal static class Tail
    {
        [TrackPerformance]
        public static unsafe nint Down(int levels)
        {
            byte here;
            return levels == 0 ? (nint)(&here) : Down(levels - 1);
        }

        [TrackPerformance]
        public static bool IsEven(int number) => number == 0 || IsOdd(number - 1);

        [TrackPerformance]
        public static bool IsOdd(int number) => number != 0 && IsEven(number - 1);

        [TrackPerformance]
        public static int Depth(int levels) => levels == 0 ? 0 : 1 + Depth(levels - 1);
    }

    private static class Plain
    {
        public static unsafe nint Down(int levels)
        {
            byte here;
            return levels == 0 ? (nint)(&here) : Down(levels - 1);
        }

        public static bool IsEven(int number) => number == 0 || IsOdd(number - 1);

        public static bool IsOdd(int number) => number != 0 && IsEven(number - 1);
    }
}
