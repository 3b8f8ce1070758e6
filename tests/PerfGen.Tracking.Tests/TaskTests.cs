using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace PerfGen.Tracking.Tests;

public sealed class TaskTests
{
    [Fact]
    public void ATaskThatHasCompletedOnReturnIsReturnedItself()
    {
        var target = new Tasks();
        Task[] tasks = [Task.CompletedTask, Task.FromResult(1), Task.FromException(new InvalidOperationException()), Task.FromCanceled(new CancellationToken(true))];

        foreach (var task in tasks)
        {
            Assert.Same(task, target.Hand(task));
        }

        Assert.Equal(
            [CallStatus.Success, CallStatus.Success, CallStatus.Failure, CallStatus.Cancelled],
            Recorded.Calls(typeof(Tasks), nameof(Tasks.Hand)).Select(static call => call.Status));
    }

    [Fact]
    public void ATaskWithResultThatHasCompletedOnReturnIsReturnedItself()
    {
        var task = Task.FromResult("x");

        Assert.Same(task, new Tasks().HandResult(task));

        Assert.Single(Recorded.Calls(typeof(Tasks), nameof(Tasks.HandResult)));
    }

    [Fact]
    public async Task ASuspendedTaskIsRecordedUntilItEnds()
    {
        var gate = new TaskCompletionSource<int>();
        var task = Suspended.WaitAsync(gate.Task);

        Assert.Equal(CallStatus.Unfinished, Recorded.Call(typeof(Suspended), nameof(Suspended.WaitAsync)).Status);
        Assert.False(task.IsCompleted);

        gate.SetResult(7);

        Assert.Equal(8, await task);
        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Suspended), nameof(Suspended.WaitAsync)).Status);
    }

    [Fact]
    public async Task ASuspendedTaskEndsAsItsMethodDoes()
    {
        using var stop = new CancellationTokenSource();
        var failing = Endings.FailAsync();
        var cancelled = Endings.CancelAsync(stop.Token);
        await stop.CancelAsync();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => failing);
        var cancellation = await Assert.ThrowsAsync<TaskCanceledException>(() => cancelled);

        Assert.Equal("late", error.Message);
        Assert.True(failing.IsFaulted);
        Assert.True(cancelled.IsCanceled);
        Assert.Equal(stop.Token, cancellation.CancellationToken);
        Assert.Equal((CallStatus.Failure, "System.IO.InvalidDataException"), Of(nameof(Endings.FailAsync)));
        Assert.Equal(CallStatus.Cancelled, Of(nameof(Endings.CancelAsync)).Status);

        static (CallStatus Status, string? Error) Of(string method) =>
            Recorded.Call(typeof(Endings), method) is var call ? (call.Status, call.Error) : default;
    }

    [Fact]
    public async Task AllExceptionsOfATaskAreKept()
    {
        var gate = new TaskCompletionSource();
        var task = Endings.WhenAll(gate.Task);
        gate.SetException([new InvalidDataException("a"), new InvalidDataException("b")]);

        await Assert.ThrowsAsync<InvalidDataException>(() => task);

        Assert.Equal(2, task.Exception!.InnerExceptions.Count);
        Assert.Single(Recorded.Calls(typeof(Endings), nameof(Endings.WhenAll)));
    }

    [Fact]
    public async Task ValueTasksAreConsumedOnceAndRecorded()
    {
        var source = new CountingSource();

        Assert.Equal(1, await ValueTasks.CompletedAsync());
        Assert.Equal(2, await ValueTasks.SuspendedAsync());
        await ValueTasks.PlainAsync();
        Assert.Equal(9, await ValueTasks.FromSource(source));

        Assert.Equal(1, source.Results);
        Assert.Equal(4, Recorded.Calls(typeof(ValueTasks)).Count(static call => call.Status == CallStatus.Success));
    }

    [Fact]
    public void ANullTaskIsHandedOn()
    {
        Assert.Null(new Tasks().HandNull());

        Assert.Single(Recorded.Calls(typeof(Tasks), nameof(Tasks.HandNull)));
    }

    [Fact]
    public void ASubclassOfTaskIsNotTakenForATask()
    {
        var task = new SpecialTask();

        Assert.Same(task, Special(task));
        Assert.Empty(Recorded.Calls(typeof(TaskTests), nameof(Special)));
    }

    [Fact]
    public async Task WhatAMethodSetsInItsContextIsSeenByItsCallerAsInTheUntrackedProgram()
    {
        Func<string, Task> untracked = Context.SetWithoutAsync;
        Func<string, Task> untrackedAsync = Context.SetAsync;

        await untracked("a");
        var bare = Context.Value;
        await Context.SetWithoutAsync("b");
        Assert.Equal(("a", "b"), (bare, Context.Value));

        await untrackedAsync("c");
        var bareAsync = Context.Value;
        await Context.SetAsync("d");
        Assert.Equal(("b", "b"), (bareAsync, Context.Value));
        Assert.Equal(2, Recorded.Calls(typeof(Context)).Count);
    }

    [Fact]
    public async Task ACallThatAnAsyncMethodMakesAfterAnAwaitFindsItsParent()
    {
        await Parents.OuterAsync();

        var outer = Recorded.Call(typeof(Parents), nameof(Parents.OuterAsync));
        Assert.Equal(outer.Record.Seq, Recorded.Call(typeof(Parents), nameof(Parents.Inner)).Record.Parent);
    }

    [TrackPerformance]
    private static SpecialTask Special(SpecialTask task) => task;

    private sealed class SpecialTask() : Task(static () => { });

    internal sealed class Tasks
    {
        [TrackPerformance]
        public Task Hand(Task task) => task;

        [TrackPerformance]
        public Task<string> HandResult(Task<string> task) => task;

        [TrackPerformance]
        public Task? HandNull() => null;
    }

    internal static class Suspended
    {
        [TrackPerformance]
        public static async Task<int> WaitAsync(Task<int> gate) => await gate + 1;
    }

    internal static class Endings
    {
        [TrackPerformance]
        public static async Task FailAsync()
        {
            await Task.Yield();
            throw new InvalidDataException("late");
        }

        [TrackPerformance]
        public static async Task<int> CancelAsync(CancellationToken stop)
        {
            await Task.Delay(Timeout.Infinite, stop);
            return 1;
        }

        [TrackPerformance]
        public static Task WhenAll(Task gate) => Task.WhenAll(gate);
    }

    internal static class ValueTasks
    {
        [TrackPerformance]
        public static ValueTask<int> CompletedAsync() => new(1);

        [TrackPerformance]
        public static async ValueTask<int> SuspendedAsync()
        {
            await Task.Yield();
            return 2;
        }

        [TrackPerformance]
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public static async ValueTask PlainAsync() => await Task.Yield();

        [TrackPerformance]
        public static ValueTask<int> FromSource(IValueTaskSource<int> source) => new(source, 0);
    }

    internal static class Context
    {
        private static readonly AsyncLocal<string?> Local = new();

        public static string? Value => Local.Value;

        [TrackPerformance]
        public static Task SetWithoutAsync(string value)
        {
            Local.Value = value;
            return Task.CompletedTask;
        }

        [TrackPerformance]
        public static async Task SetAsync(string value)
        {
            Local.Value = value;
            await Task.Yield();
        }
    }

    internal static class Parents
    {
        [TrackPerformance]
        public static async Task OuterAsync()
        {
            await Task.Yield();
            Inner();
        }

        [TrackPerformance]
        public static void Inner()
        {
        }
    }

    /// <summary>A source that has completed, and counts how often its result was taken.</summary>
    private sealed class CountingSource : IValueTaskSource<int>
    {
        public int Results { get; private set; }

        public int GetResult(short token)
        {
            Results++;
            return 9;
        }

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Succeeded;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => continuation(state);
    }
}
