using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Tests;

public sealed class PerformanceTrackerTests
{
    private readonly ManualTime _time = new();
    private readonly string _agent = "agent-" + Guid.NewGuid().ToString("N");

    private IReadOnlyList<RecordedCall> Recorded() => [.. RecordedCalls.All().Where(call => call.Context?.Agent == _agent && call.Site?.Metric == "agent_duration")];

    [Fact]
    public void R27_ARunHasItsDurationItsEndAndItsTool()
    {
        using var tracker = new PerformanceTracker(_time);

        var run = tracker.StartAgent(_agent, "claude");
        _time.Advance(11.4);
        var performance = tracker.EndAgent(run);

        Assert.Equal(new AgentPerformance(_agent, "claude", TimeSpan.FromMilliseconds(11.4), _time.GetUtcNow(), CallStatus.Success), performance);
        Assert.Equal(performance, tracker.GetLast(_agent, "claude"));
        var call = Assert.Single(Recorded());
        Assert.Equal(("claude", CallStatus.Success, 11_400_000L), (call.Context!.Cli, call.Record.Status, call.DurationNanoseconds));
    }

    /// <summary>The origin's own sixteen assertions: five on what there is, two on timing, three on averages, six on what is kept. Its clock was real, and its tolerance 10 to 20 ms; this one is exact.</summary>
    [Fact]
    public async Task R38_TheOriginsSuitePasses()
    {
        var tracker = new PerformanceTracker(_time);
        Assert.NotNull(tracker);
        Assert.Same(PerformanceTracker.Shared, PerformanceTracker.Shared);
        Assert.Null(tracker.GetAverageTime(_agent, "claude"));
        Assert.Null(tracker.GetLast(_agent, "claude"));
        Assert.Empty(Recorded());

        var run = tracker.StartAgent(_agent, "claude");
        _time.Advance(50);
        Assert.Equal(50, tracker.EndAgent(run).Duration.TotalMilliseconds, 6);
        var invocation = await tracker.InvokeAsync(_agent, "claude", () =>
        {
            _time.Advance(30);
            return Task.FromResult(1);
        });
        Assert.Equal(30, invocation.Performance.Duration.TotalMilliseconds, 6);

        Assert.Equal(40, tracker.GetAverageTime(_agent, "claude")!.Value.TotalMilliseconds, 6);
        Assert.Null(tracker.GetAverageTime(_agent, "gemini"));
        Assert.Equal(40, tracker.GetAverageTime(_agent)!.Value.TotalMilliseconds, 6);

        tracker.Dispose();
        var kept = Recorded();
        Assert.Equal(2, kept.Count);
        Assert.All(kept, call => Assert.Equal(_agent, call.Context!.Agent));
        Assert.All(kept, static call => Assert.Equal("claude", call.Context!.Cli));
        Assert.Equal([50_000_000L, 30_000_000L], kept.Select(static call => call.DurationNanoseconds));
        Assert.All(kept, static call => Assert.Equal(CallStatus.Success, call.Record.Status));
        Assert.True(File.Exists(Path.Combine(Perf.DataDirectory.Path, ".gitignore")));
    }

    [Fact]
    public void R27_TheAverageIsOfTheNewestHundredOfAnAgentAndTool()
    {
        using var tracker = new PerformanceTracker(_time);
        void Run(string cli, double milliseconds)
        {
            var run = tracker.StartAgent(_agent, cli);
            _time.Advance(milliseconds);
            tracker.EndAgent(run);
        }

        Assert.Null(tracker.GetAverageTime(_agent, "claude"));
        Run("claude", 5_000);
        for (var i = 1; i <= 100; i++)
        {
            Run("claude", i);
        }

        Run("gemini", 30);

        Assert.Equal(50.5, tracker.GetAverageTime(_agent, "claude")!.Value.TotalMilliseconds, 6);
        Assert.Equal(30, tracker.GetAverageTime(_agent, "gemini")!.Value.TotalMilliseconds, 6);
        Assert.Equal((5_050 + 30) / 101.0, tracker.GetAverageTime(_agent)!.Value.TotalMilliseconds, 3);
        Assert.Null(tracker.GetAverageTime("somebody else", "claude"));
        Assert.Equal(102, Recorded().Count); // The journal keeps all.
    }

    [Fact]
    public void R31_RunsOfTheSameAgentThatOverlapDoNotMixUpTheirMarks()
    {
        using var tracker = new PerformanceTracker(_time);
        var first = tracker.StartAgent(_agent, "claude");
        _time.Advance(100);
        var second = tracker.StartAgent(_agent, "claude");
        _time.Advance(10);

        Assert.Equal(10, tracker.EndAgent(second).Duration.TotalMilliseconds, 6);
        _time.Advance(1);
        Assert.Equal(111, tracker.EndAgent(first).Duration.TotalMilliseconds, 6);
    }

    [Fact]
    public async Task R31_AThousandRunsAtOnceAreAllCountedAndThoseThatFailAreFlagged()
    {
        using var tracker = new PerformanceTracker(kept: 1_000);

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => Task.Run(async () =>
        {
            var run = tracker.StartAgent(_agent, "claude");
            await Task.Yield();
            tracker.EndAgent(run, i % 4 == 0 ? CallStatus.Failure : CallStatus.Success);
        })));

        var calls = Recorded();
        Assert.Equal((250, 750), (calls.Count(static call => call.Record.Status == CallStatus.Failure), calls.Count(static call => call.Record.Status == CallStatus.Success)));
        Assert.NotNull(tracker.GetAverageTime(_agent, "claude"));
    }

    [Fact]
    public void R30_AFailedRunIsTimedAndFlaggedAndEndingItTwiceChangesNothing()
    {
        using var tracker = new PerformanceTracker(_time);
        var run = tracker.StartAgent(_agent, "claude");
        _time.Advance(5);
        var first = tracker.EndAgent(run, CallStatus.Failure);
        _time.Advance(5);

        Assert.Same(first, tracker.EndAgent(run));
        Assert.Equal(CallStatus.Failure, Assert.Single(Recorded()).Record.Status);
        Assert.Equal(5, tracker.GetAverageTime(_agent, "claude")!.Value.TotalMilliseconds, 6);
    }

    [Fact]
    public async Task R37_AnInvocationReturnsItsPerformanceWithItsResultAndAFailureIsTimedToo()
    {
        using var tracker = new PerformanceTracker(_time);

        var invocation = await tracker.InvokeAsync(_agent, "gemini", () =>
        {
            _time.Advance(40);
            Perf.Record("lines_reviewed_" + _agent, 3, Units.Lines);
            return Task.FromResult("done");
        });
        await Assert.ThrowsAsync<TimeoutException>(() => tracker.InvokeAsync<int>(_agent, "gemini", () => throw new TimeoutException()));

        Assert.Equal(("done", "gemini", 40.0), (invocation.Result, invocation.Performance.Cli, invocation.Performance.Duration.TotalMilliseconds));
        Assert.Equal([CallStatus.Success, CallStatus.Timeout], Recorded().Select(static call => call.Record.Status));
        Assert.Equal((_agent, "gemini"), (RecordedCalls.Values("lines_reviewed_" + _agent).Single().Context!.Agent, RecordedCalls.Values("lines_reviewed_" + _agent).Single().Context!.Cli));
    }

    [Fact]
    public void R27_DisposingEndsWhatRunsAsAbandonedAndLeavesTheAveragesAlone()
    {
        var tracker = new PerformanceTracker(_time);
        var run = tracker.StartAgent(_agent, "claude");
        Assert.Equal(SlotKind.OpenCall, Assert.Single(Recorded()).Record.Kind); // What a crash would leave: unfinished.
        _time.Advance(7);

        tracker.Dispose();

        Assert.Equal(CallStatus.Abandoned, Assert.Single(Recorded()).Record.Status);
        Assert.Equal(CallStatus.Abandoned, tracker.EndAgent(run).Status);
        Assert.Null(tracker.GetAverageTime(_agent, "claude"));
    }

    [Fact]
    public void WithoutNamesNothingBegins()
    {
        using var tracker = new PerformanceTracker(_time);

        Assert.Throws<ArgumentException>(() => tracker.StartAgent("", "claude"));
        Assert.Throws<ArgumentNullException>(() => tracker.StartAgent(_agent, null!));
        Assert.Throws<ArgumentNullException>(() => tracker.EndAgent(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PerformanceTracker(kept: 0));
    }
}
