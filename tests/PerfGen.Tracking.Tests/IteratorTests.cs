using System.Collections;

namespace PerfGen.Tracking.Tests;

/// <summary>Iterators: each enumeration is one record. What is no iterator is timed until it returns, since its callers may count on the list that they get.</summary>
public sealed partial class IteratorTests
{
    [Fact]
    public void AnEnumerationIsOneCallWithItsItems()
    {
        var numbers = Iterators.Count(3);

        Assert.Empty(Recorded.Calls(typeof(Iterators), nameof(Iterators.Count)));
        Assert.Equal([0, 1, 2], numbers);
        Assert.Equal([0, 1, 2], numbers);

        var calls = Recorded.Calls(typeof(Iterators), nameof(Iterators.Count));
        Assert.Equal([CallStatus.Success, CallStatus.Success], calls.Select(static call => call.Status));
        Assert.All(calls, static call => Assert.Equal(3, call.Captures["stream_items"].Value));
    }

    [Fact]
    public void TheBodyRunsWhenItIsReadAndStepByStep()
    {
        var (tracked, untracked) = (new List<string>(), new List<string>());
        Func<List<string>, IEnumerable<int>> plain = Iterators.Noting;

        Read(Iterators.Noting(tracked), tracked);
        Read(plain(untracked), untracked);

        Assert.Equal(untracked, tracked);
        Assert.Equal(CallStatus.Abandoned, Recorded.Call(typeof(Iterators), nameof(Iterators.Noting)).Status);

        static void Read(IEnumerable<int> numbers, List<string> order)
        {
            order.Add("asked");
            foreach (var number in numbers)
            {
                order.Add($"got {number}");
                if (number == 1)
                {
                    break;
                }
            }
        }
    }

    [Fact]
    public void AnIteratorThatThrowsHasFailed()
    {
        Assert.Throws<InvalidDataException>(static () => Iterators.Fail().ToList());

        Assert.Equal(CallStatus.Failure, Recorded.Call(typeof(Iterators), nameof(Iterators.Fail)).Status);
    }

    [Fact]
    public void WhatAnIteratorCallsBelongsToItAndWhatItsReaderCallsDoesNot()
    {
        foreach (var number in Iterators.Calling())
        {
            Iterators.ByReader(number);
        }

        var iterator = Recorded.Call(typeof(Iterators), nameof(Iterators.Calling)).Record.Seq;
        Assert.Equal([iterator, iterator], Recorded.Calls(typeof(Iterators), nameof(Iterators.ByIterator)).Select(static call => call.Record.Parent));
        Assert.Equal([0UL, 0UL], Recorded.Calls(typeof(Iterators), nameof(Iterators.ByReader)).Select(static call => call.Record.Parent));
    }

    [Fact]
    public void AScopeThatAnIteratorOpensHoldsInTheIteratorOnly()
    {
        foreach (var number in Iterators.Scoped())
        {
            Iterators.BesideScope(number);
        }

        Assert.Equal(2, Recorded.Calls(typeof(Iterators), nameof(Iterators.InScope)).Count(static call => call.Task == "scoped iterator"));
        Assert.Equal(2, Recorded.Calls(typeof(Iterators), nameof(Iterators.BesideScope)).Count(static call => call.Task is null));
    }

    /// <summary>On a thread in which nothing flows: with the scope, its whole context is gone there.</summary>
    [Fact]
    public void AScopeThatAnIteratorHasClosedIsGone()
    {
        var thread = new Thread(static () => Iterators.BrieflyScoped().Count());
        thread.UnsafeStart();
        thread.Join();

        Assert.Equal(["brief", "brief", null, null], Recorded.Calls(typeof(Iterators), nameof(Iterators.InBriefScope)).Select(static call => call.Task));
        Assert.Null(Recorded.Call(typeof(Iterators), nameof(Iterators.BrieflyScoped)).Task);
    }

    [Fact]
    public void AReaderMayMoveToAnotherThreadAndAnotherScopeBetweenTwoItems()
    {
        using var reader = Iterators.Wandering().GetEnumerator();
        Assert.True(reader.MoveNext());
        OnOtherThread(() => Assert.True(reader.MoveNext()));
        Assert.True(reader.MoveNext());
        using (Perf.BeginTask("wandering reader"))
        {
            Assert.True(reader.MoveNext());
            Iterators.ByWanderer(0);
        }

        using (ExecutionContext.SuppressFlow())
        {
            Assert.True(reader.MoveNext());
            using (Perf.BeginTask("suppressed reader"))
            {
                Assert.True(reader.MoveNext());
            }

            Iterators.ByWanderer(0);
        }

        Assert.False(reader.MoveNext());

        var iterator = Recorded.Call(typeof(Iterators), nameof(Iterators.Wandering));
        var inside = Recorded.Calls(typeof(Iterators), nameof(Iterators.InWandering));
        Assert.Equal(Enumerable.Repeat(iterator.Record.Seq, 6), inside.Select(static call => call.Record.Parent));
        Assert.Equal([null, null, null, "wandering reader", null, "suppressed reader"], inside.Select(static call => call.Task));
        Assert.Equal([0UL, 0UL], Recorded.Calls(typeof(Iterators), nameof(Iterators.ByWanderer)).Select(static call => call.Record.Parent));

        static void OnOtherThread(ThreadStart work)
        {
            var thread = new Thread(work);
            thread.Start();
            thread.Join();
        }
    }

    [Fact]
    public void WhatATrackedReaderCallsBelongsToItBetweenTheItemsOfTwoIteratorsAndAfterThem()
    {
        Iterators.ReadTwo();

        var reader = Recorded.Call(typeof(Iterators), nameof(Iterators.ReadTwo)).Record.Seq;
        Assert.All(Recorded.Calls(typeof(Iterators), nameof(Iterators.ByTwoReader)), call => Assert.Equal(reader, call.Record.Parent));
        Assert.Equal(
            Recorded.Calls(typeof(Iterators), nameof(Iterators.One)).SelectMany(static call => Enumerable.Repeat(call.Record.Seq, 2)).Order(),
            Recorded.Calls(typeof(Iterators), nameof(Iterators.InOne)).Select(static call => call.Record.Parent).Order());
        Assert.Equal(3, Recorded.Calls(typeof(Iterators), nameof(Iterators.ByTwoReader)).Count);
    }

    [Fact]
    public void EnumeratorsAndSequencesWithoutTypeAreRecorded()
    {
        using var typed = Iterators.Typed();
        Assert.True(typed.MoveNext());
        Assert.Equal(1, typed.Current);
        Assert.Throws<NotSupportedException>(typed.Reset);
        Assert.False(typed.MoveNext());

        Assert.Equal(["a"], Iterators.Untyped().Cast<string>());
        var reader = Iterators.UntypedReader();
        Assert.True(reader.MoveNext());
        Assert.Equal("b", reader.Current);
        ((IDisposable)reader).Dispose();

        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Iterators), nameof(Iterators.Typed)).Status);
        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Iterators), nameof(Iterators.Untyped)).Status);
        Assert.Equal(CallStatus.Abandoned, Recorded.Call(typeof(Iterators), nameof(Iterators.UntypedReader)).Status);
    }

    [Fact]
    public void AListThatIsReturnedAsSequenceIsReturnedItself()
    {
        var list = new List<int> { 1 };

        Assert.Same(list, Iterators.Eager(list));

        Assert.Empty(Recorded.Call(typeof(Iterators), nameof(Iterators.Eager)).Captures);
    }

    [Fact]
    public void APartialIteratorIsRecordedWhoeverCallsIt()
    {
        Func<IEnumerable<int>> group = Iterators.Partial;

        Assert.Equal([1, 2], group());

        Assert.Equal(2, Recorded.Call(typeof(Iterators), nameof(Iterators.Partial)).Captures["stream_items"].Value);
    }

    internal static partial class Iterators
    {
        [TrackPerformance]
        public static IEnumerable<int> Count(int count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return i;
            }
        }

        [TrackPerformance]
        public static IEnumerable<int> Noting(List<string> order)
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    order.Add($"made {i}");
                    yield return i;
                }
            }
            finally
            {
                order.Add("finally");
            }
        }

        [TrackPerformance]
        public static IEnumerable<int> Fail()
        {
            yield return 1;
            throw new InvalidDataException();
        }

        [TrackPerformance]
        public static IEnumerable<int> Calling()
        {
            yield return ByIterator(1);
            yield return ByIterator(2);
        }

        [TrackPerformance]
        public static int ByIterator(int number) => number;

        [TrackPerformance]
        public static int ByReader(int number) => number;

        [TrackPerformance]
        public static IEnumerable<int> Scoped()
        {
            using var scope = Perf.BeginTask("scoped iterator");
            yield return InScope(1);
            yield return InScope(2);
        }

        [TrackPerformance]
        public static int InScope(int number) => number;

        [TrackPerformance]
        public static int BesideScope(int number) => number;

        [TrackPerformance]
        public static IEnumerable<int> BrieflyScoped()
        {
            using (Perf.BeginTask("brief"))
            {
                yield return InBriefScope(1);
                yield return InBriefScope(2);
            }

            yield return InBriefScope(3);
            yield return InBriefScope(4);
        }

        [TrackPerformance]
        public static int InBriefScope(int number) => number;

        [TrackPerformance]
        public static IEnumerable<int> Wandering()
        {
            for (var i = 0; i < 6; i++)
            {
                yield return InWandering(i);
            }
        }

        [TrackPerformance]
        public static int InWandering(int number) => number;

        [TrackPerformance]
        public static int ByWanderer(int number) => number;

        [TrackPerformance]
        public static void ReadTwo()
        {
            foreach (var (first, second) in One().Zip(One()))
            {
                ByTwoReader(first + second);
            }

            ByTwoReader(0);
        }

        [TrackPerformance]
        public static IEnumerable<int> One()
        {
            yield return InOne(1);
            yield return InOne(2);
        }

        [TrackPerformance]
        public static int InOne(int number) => number;

        [TrackPerformance]
        public static int ByTwoReader(int number) => number;

        [TrackPerformance]
        public static IEnumerator<int> Typed()
        {
            yield return 1;
        }

        [TrackPerformance]
        public static IEnumerable Untyped()
        {
            yield return "a";
        }

        [TrackPerformance]
        public static IEnumerator UntypedReader()
        {
            yield return "b";
            yield return "c";
        }

        [TrackPerformance]
        public static IEnumerable<int> Eager(List<int> list) => list;

        [TrackPerformance]
        public static partial IEnumerable<int> Partial();

        private static IEnumerable<int> PartialCore()
        {
            yield return 1;
            yield return 2;
        }
    }
}
