using System.Diagnostics;

namespace PerfGen.Tracking.Tests;

public sealed class ExceptionTests
{
    [Fact]
    public void AnExceptionPassesAsTheSameObjectAndIsRecordedAsAFailure()
    {
        var thrown = new InvalidDataException("bad");

        var caught = Assert.Throws<InvalidDataException>(() => Thrower.Throw(thrown));

        Assert.Same(thrown, caught);
        var call = Recorded.Call(typeof(Thrower), nameof(Thrower.Throw));
        Assert.Equal((CallStatus.Failure, "System.IO.InvalidDataException"), (call.Status, call.Error));
    }

    [Fact]
    public void TheStackTraceIsThatOfTheUntrackedCall()
    {
        Action<Exception> untracked = Thrower.ThrowToCompare;

        var tracked = Assert.Throws<InvalidOperationException>(static () => Thrower.ThrowToCompare(new InvalidOperationException()));
        var bare = Assert.Throws<InvalidOperationException>(() => untracked(new InvalidOperationException()));

        Assert.Equal(Frames(bare), Frames(tracked));
        Assert.Single(Recorded.Calls(typeof(Thrower), nameof(Thrower.ThrowToCompare)));
    }

    [Fact]
    public void FiltersFinallyBlocksAndCatchesRunInTheOrderOfTheUntrackedCall()
    {
        Func<List<string>, int> untracked = Thrower.WithFinally;

        var tracked = Order(static log => Thrower.WithFinally(log));

        Assert.Equal(Order(log => untracked(log)), tracked);
        Assert.Equal(["filter", "finally", "catch"], tracked);
        Assert.Single(Recorded.Calls(typeof(Thrower), nameof(Thrower.WithFinally)));
    }

    [Fact]
    public void ATaskMethodThatThrowsInsteadOfReturningATaskThrowsToItsCaller()
    {
        Assert.Throws<ArgumentException>(static () => { _ = Thrower.ThrowsBeforeTheTask(); });

        var call = Recorded.Call(typeof(Thrower), nameof(Thrower.ThrowsBeforeTheTask));
        Assert.Equal((CallStatus.Failure, "System.ArgumentException"), (call.Status, call.Error));
    }

    [Fact]
    public void ACallOnNullIsTheNullReferenceThatItWas()
    {
        Receiver nothing = null!;

        Assert.Throws<NullReferenceException>(() => nothing.Run());
    }

    [Fact]
    public void AnExceptionLeavesTheCallersParentInPlace()
    {
        Nested.Outer();

        var outer = Recorded.Call(typeof(Nested), nameof(Nested.Outer));
        var inner = Recorded.Calls(typeof(Nested), nameof(Nested.Inner));
        Assert.Equal(2, inner.Count);
        Assert.All(inner, call => Assert.Equal(outer.Record.Seq, call.Record.Parent));
    }

    private static List<string> Order(Action<List<string>> run)
    {
        var log = new List<string>();
        bool Filter()
        {
            log.Add("filter");
            return true;
        }

        try
        {
            run(log);
        }
        catch (InvalidOperationException) when (Filter())
        {
            log.Add("catch");
        }

        return log;
    }

    /// <summary>Names of the methods on the stack down to the test's lambda, as users read them.</summary>
    private static List<string> Frames(Exception error) =>
    [
        .. error.StackTrace!.Split('\n').TakeWhile(static line => !line.Contains("<TheStackTrace", StringComparison.Ordinal)).Select(static line => line.Trim()),
    ];

    internal static class Thrower
    {
        [TrackPerformance]
        internal static void Throw(Exception error) => throw error;

        [TrackPerformance]
        internal static void ThrowToCompare(Exception error) => Deeper(error);

        [TrackPerformance]
        internal static int WithFinally(List<string> log)
        {
            try
            {
                throw new InvalidOperationException();
            }
            finally
            {
                log.Add("finally");
            }
        }

        [TrackPerformance]
        internal static Task ThrowsBeforeTheTask() => throw new ArgumentException("now");

        [StackTraceHidden]
        private static void Deeper(Exception error) => throw error;
    }

    internal sealed class Receiver
    {
        private readonly int _value = 1;

        [TrackPerformance]
        public int Run() => _value;
    }

    internal static class Nested
    {
        [TrackPerformance]
        public static void Outer()
        {
            try
            {
                Inner(fails: true);
            }
            catch (InvalidOperationException)
            {
                Inner(fails: false);
            }
        }

        [TrackPerformance]
        public static void Inner(bool fails)
        {
            if (fails)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
