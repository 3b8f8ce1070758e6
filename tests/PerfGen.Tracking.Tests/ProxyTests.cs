using System.Reflection;
using Castle.DynamicProxy;
using NSubstitute;
using NSubstitute.Exceptions;

namespace PerfGen.Tracking.Tests;

/// <summary>Proxies that are made while the program runs: by a mocking library, by what such libraries are made of, and by the run time itself.</summary>
public sealed partial class ProxyTests
{
    [Fact]
    public async Task ASubstituteForATrackedInterfaceAnswersAndCountsAsThatOfAnUntrackedOne()
    {
        var (tracked, plain) = (Substitute.For<ITracked>(), Substitute.For<IPlain>());
        tracked.Work(Arg.Any<int>(), ref Arg.Any<string>()).Returns(static call => Answer(call));
        plain.Work(Arg.Any<int>(), ref Arg.Any<string>()).Returns(static call => Answer(call));
        tracked.LaterAsync(Arg.Is<string>(static text => text.Length > 1)).Returns("later");
        plain.LaterAsync(Arg.Is<string>(static text => text.Length > 1)).Returns("later");
        tracked.When(static agent => agent.Fail()).Do(static _ => throw new InvalidDataException());
        plain.When(static agent => agent.Fail()).Do(static _ => throw new InvalidDataException());
        var (ours, theirs) = ("a", "a");

        Assert.Equal((plain.Work(3, ref theirs), theirs), (tracked.Work(3, ref ours), ours));
        Assert.Equal((6, "a!"), (tracked.Work(3, ref ours), ours[..2]));
        Assert.Equal((await plain.LaterAsync("long"), await plain.LaterAsync("")), (await tracked.LaterAsync("long"), await tracked.LaterAsync("")));
        Assert.Throws<InvalidDataException>(tracked.Fail);
        Assert.Throws<InvalidDataException>(() => tracked.Fail());

        _ = tracked.Received(1).LaterAsync("long");
        _ = tracked.DidNotReceive().LaterAsync("other");
        var ourError = Assert.Throws<ReceivedCallsException>(() => { _ = tracked.Received(2).LaterAsync("long"); });
        var theirError = Assert.Throws<ReceivedCallsException>(() => { _ = plain.Received(2).LaterAsync("long"); });
        Assert.Equal(theirError.Message, ourError.Message);

        // What says how to answer and what was received are calls like all others, and a failure is one.
        Assert.Equal(6, Recorded.Calls("ProxyTests.ITracked", nameof(ITracked.LaterAsync)).Count);
        Assert.Single(Recorded.Calls("ProxyTests.ITracked", nameof(ITracked.LaterAsync)), static call => call is { Status: CallStatus.Failure, Error: "NSubstitute.Exceptions.ReceivedCallsException" });
        Assert.Single(Recorded.Calls("ProxyTests.ITracked", nameof(ITracked.Fail)), static call => call.Status == CallStatus.Failure);
    }

    [Fact]
    public void AClassWhoseMethodsAProxyOverridesIsRecordedOnce()
    {
        var partial = Substitute.ForPartsOf<Worker>();
        partial.Replaced(1).Returns(7);

        Assert.Equal((2, 4, 7), (partial.Intercepted(1), partial.AtDefinition(3), partial.Replaced(1)));

        partial.Received(1).Intercepted(1);
        Assert.Equal(2, Recorded.Calls(typeof(Worker), nameof(Worker.Intercepted)).Count); // and the check
        Assert.Single(Recorded.Calls(typeof(Worker), nameof(Worker.AtDefinition)));
    }

    [Fact]
    public void AProxyBeforeAnObjectIsACallOfItsInterfaceAndTheBodyBehindItOneOfItsOwn()
    {
        var log = new List<string>();
        var proxy = new ProxyGenerator().CreateInterfaceProxyWithTarget<IServed>(new Server(), new Logging(log));
        var dispatched = DispatchProxy.Create<IServed, Dispatch>();
        ((Dispatch)dispatched).Log = log;

        Assert.Equal((2, 2), (proxy.Serve(1), dispatched.Serve(1)));

        Assert.Equal(["Serve", "Serve"], log);
        var outer = Recorded.Calls("ProxyTests.IServed", nameof(IServed.Serve));
        var inner = Recorded.Calls(typeof(Server), nameof(Server.Serve));
        Assert.Equal((2, 2), (outer.Count, inner.Count));
        Assert.Equal(outer.Select(static call => call.Record.Seq), inner.Select(static call => call.Record.Parent));
    }

    private static int Answer(NSubstitute.Core.CallInfo call)
    {
        call[1] = call.ArgAt<string>(1) + "!";
        return call.ArgAt<int>(0) * 2;
    }

    public interface ITracked
    {
        [TrackPerformance]
        int Work(int number, ref string text);

        [TrackPerformance]
        Task<string> LaterAsync(string text);

        [TrackPerformance]
        void Fail();
    }

    public interface IPlain
    {
        int Work(int number, ref string text);

        Task<string> LaterAsync(string text);

        void Fail();
    }

    public interface IServed
    {
        [TrackPerformance]
        int Serve(int number);
    }

    public partial class Server : IServed
    {
        [TrackPerformance]
        public partial int Serve(int number);

        private int ServeCore(int number) => number + 1;
    }

    public partial class Worker
    {
        [TrackPerformance]
        public virtual int Intercepted(int number) => number + 1;

        [TrackPerformance]
        public virtual partial int AtDefinition(int number);

        [TrackPerformance]
        public virtual int Replaced(int number) => number;

        private int AtDefinitionCore(int number) => number + 1;
    }

    /// <summary>By reflection, as dependency injection's proxies do.</summary>
    public class Dispatch : DispatchProxy
    {
        private readonly Server _server = new();

        public List<string> Log { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Log.Add(targetMethod!.Name);
            return targetMethod.Invoke(_server, args);
        }
    }

    private sealed class Logging(List<string> log) : IInterceptor
    {
        public void Intercept(IInvocation invocation)
        {
            log.Add(invocation.Method.Name);
            invocation.Proceed();
        }
    }
}
