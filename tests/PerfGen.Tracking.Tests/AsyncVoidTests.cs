namespace PerfGen.Tracking.Tests;

/// <summary>What would be <c>async void</c> is recorded to its end where its body is a method that returns a task.</summary>
public sealed partial class AsyncVoidTests
{
    [Fact]
    public void ItReturnsAtOnceAndIsRecordedUntilItsBodyHasEnded()
    {
        var gate = new TaskCompletionSource();

        Handlers.Handle(gate.Task);
        Assert.Equal(CallStatus.Unfinished, Status());
        gate.SetResult();

        SpinWait.SpinUntil(static () => Status() != CallStatus.Unfinished, TimeSpan.FromSeconds(30));
        Assert.Equal(CallStatus.Success, Status());

        static CallStatus Status() => Recorded.Call(typeof(Handlers), nameof(Handlers.Handle)).Status;
    }

    [Fact]
    public void ItsExceptionGoesToTheCallersSynchronizationContextAsThatOfAsyncVoidDoes()
    {
        var (tracked, untracked) = (new NotingContext(), new NotingContext());

        Run(tracked, static () => Handlers.Fail());
        Run(untracked, static () => Handlers.Untracked());

        Assert.Equal(untracked.Notes, tracked.Notes);
        Assert.Equal(["started", "threw InvalidDataException", "completed"], tracked.Notes);
        Assert.Equal(CallStatus.Failure, Recorded.Call(typeof(Handlers), nameof(Handlers.Fail)).Status);

        static void Run(SynchronizationContext context, Action call)
        {
            SynchronizationContext.SetSynchronizationContext(context);
            try
            {
                call();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(null);
            }
        }
    }

    internal static partial class Handlers
    {
        [TrackPerformance]
        public static partial void Handle(Task until);

        [TrackPerformance]
        public static partial void Fail();

        public static async void Untracked()
        {
            await Task.CompletedTask;
            throw new InvalidDataException();
        }

        private static async Task HandleCore(Task until) => await until.ConfigureAwait(false);

        private static async Task FailCore()
        {
            await Task.CompletedTask;
            throw new InvalidDataException();
        }
    }

    private sealed class NotingContext : SynchronizationContext
    {
        public List<string> Notes { get; } = [];

        public override void OperationStarted() => Notes.Add("started");

        public override void OperationCompleted() => Notes.Add("completed");

        public override void Post(SendOrPostCallback d, object? state)
        {
            try
            {
                d(state);
            }
            catch (Exception error)
            {
                Notes.Add($"threw {error.GetType().Name}");
            }
        }
    }
}
