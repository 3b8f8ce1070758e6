using PerfGen.Runtime.Journal;
using static PerfGen.Runtime.Tests.TrackedCode;

namespace PerfGen.Runtime.Tests;

public sealed class ScopeTests
{
    [Fact]
    public void CallsCarryTheContextOfTheScopesAroundThem()
    {
        var site = RecordedCalls.NewSite();

        using (Perf.BeginSession("session-1", agent: "outer", model: "claude", cli: "cli"))
        using (var task = Perf.BeginTask("task-1", type: "testing", agent: "inner"))
        {
            Sync(site, static () => 0);
            task.Complete();
        }

        var context = RecordedCalls.Single(site).Context!;
        Assert.Equal(("session-1", "task-1", "testing", "inner", "claude", "cli"), (context.Session, context.Task, context.TaskType, context.Agent, context.Model, context.Cli));
    }

    [Fact]
    public void AfterAScopeTheContextIsThatBeforeIt()
    {
        var (inside, outside) = (RecordedCalls.NewSite(), RecordedCalls.NewSite());

        using (Perf.Use(agent: "a"))
        {
            using (Perf.Use(agent: "b"))
            {
                Sync(inside, static () => 0);
            }

            Sync(outside, static () => 0);
        }

        Assert.Equal("b", RecordedCalls.Single(inside).Context!.Agent);
        Assert.Equal("a", RecordedCalls.Single(outside).Context!.Agent);
    }

    [Fact]
    public async Task AScopeFollowsItsFlowAndNoOther()
    {
        var site = RecordedCalls.NewSite();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            using var task = Perf.BeginTask($"parallel-{i}", agent: $"agent-{i}");
            await Task.Yield();
            await Task.Run(() => Sync(site, static () => 0));
            task.Complete();
        }));

        var contexts = RecordedCalls.Of(site).Select(static call => (call.Context!.Task, call.Context.Agent)).Order();
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => ((string?)$"parallel-{i}", (string?)$"agent-{i}")).Order(), contexts);
    }

    [Theory]
    [InlineData(TaskResult.Success)]
    [InlineData(TaskResult.Partial)]
    [InlineData(TaskResult.Cancelled)]
    public void ATaskEndsWithTheResultThatItWasGiven(TaskResult result)
    {
        var id = Guid.NewGuid().ToString();

        using (var task = Perf.BeginTask(id))
        {
            task.Complete(TaskResult.Skipped);
            task.Complete(result);
        }

        var events = RecordedCalls.Events(id);
        Assert.Equal([EventKind.TaskStart, EventKind.TaskEnd], events.Select(static e => e.Record.Event));
        Assert.Equal(result, events[1].Record.Result);
    }

    [Fact]
    public void ATaskThatAnExceptionLeavesHasFailed()
    {
        var id = Guid.NewGuid().ToString();

        Assert.Throws<InvalidOperationException>(() =>
        {
            using var task = Perf.BeginTask(id);
            Fail();
            task.Complete();
        });

        Assert.Equal(TaskResult.Failure, RecordedCalls.Events(id)[1].Record.Result);

        static void Fail() => throw new InvalidOperationException();
    }

    [Fact]
    public void DisposingTwiceEndsATaskOnce()
    {
        var id = Guid.NewGuid().ToString();
        var task = Perf.BeginTask(id);

        task.Dispose();
        task.Dispose();

        Assert.Equal(2, RecordedCalls.Events(id).Count);
    }

    [Fact]
    public void AScopeInsideACallKeepsTheCallAsParent()
    {
        var (outer, inner) = (RecordedCalls.NewSite(), RecordedCalls.NewSite());

        Sync(outer, () =>
        {
            using var scope = Perf.Use(agent: "x");
            return Sync(inner, static () => 0);
        });

        Assert.Equal(RecordedCalls.Single(outer).Record.Seq, RecordedCalls.Single(inner).Record.Parent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AfterAScopeInsideACallItsCallsHaveThatCallAsParentAgain(bool throws)
    {
        var outer = RecordedCalls.NewSite();
        var inner = RecordedCalls.NewSite();
        var after = RecordedCalls.NewSite();

        for (var i = 0; i < 20; i++)
        {
            Sync(outer, () =>
            {
                using (Perf.Use(agent: "one"))
                {
                    Sync(inner, static () => 0);
                    using (Perf.Use(agent: "two"))
                    {
                        Record.Exception(() => Sync(inner, () => throws ? throw new InvalidDataException() : Sync(inner, static () => 0)));
                    }

                    Sync(inner, static () => 0);
                }

                return Sync(after, static () => 0);
            });
        }

        var outers = RecordedCalls.Of(outer).Select(static call => call.Record.Seq).ToArray();
        Assert.Equal(outers, RecordedCalls.Of(after).Select(static call => call.Record.Parent));
        Assert.Equal(60, RecordedCalls.Of(inner).Count(call => outers.Contains(call.Record.Parent)));
        Assert.All(RecordedCalls.Of(outer), static call => Assert.Equal(0UL, call.Record.Parent));
    }

    [Fact]
    public void ARecordedValueCarriesItsUnitItsContextAndItsCall()
    {
        var site = RecordedCalls.NewSite();
        var name = "metric_" + Guid.NewGuid().ToString("N");

        using (Perf.Use(agent: "counter"))
        {
            Sync(site, () =>
            {
                Perf.Record(name, 85.5, Units.Percent);
                return 0;
            });
        }

        var value = Assert.Single(RecordedCalls.Values(name));
        Assert.Equal((85.5, "percent", "counter"), (value.Record.Value, value.Metric!.Unit, value.Context!.Agent));
        Assert.Equal(RecordedCalls.Single(site).Record.Seq, value.Record.Parent);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WhatIsNoNumberIsNotRecordedAndDoesNotThrow(double value)
    {
        var name = "metric_" + Guid.NewGuid().ToString("N");

        Perf.Record(name, value, Units.Count);
        Perf.Record("", 1, Units.Count);
        Perf.Record(null!, 1, Units.Count);
        Perf.Record(name, 1, null!);

        Assert.Empty(RecordedCalls.Values(name));
    }
}
