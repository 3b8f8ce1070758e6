using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Scopes.CallNotAwaitedRule,
    PerfGen.CodeFixes.Scopes.CallNotAwaitedCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.CallNotAwaitedRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class CallNotAwaitedRuleTests
{
    [Fact]
    public Task ATrackedTaskThatIsDroppedIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            void M()
            {
                [|WorkAsync()|];
                _ = [|ValueAsync()|];
            }
        }
        """,
        "the outcome of 'WorkAsync' is not awaited: its time may be recorded after the work that it belongs to, or not at all when the process ends first",
        "the outcome of 'ValueAsync' is not awaited: its time may be recorded after the work that it belongs to, or not at all when the process ends first");

    [Fact]
    public Task AwaitedKeptAndOtherCallsAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            async Task M()
            {
                await WorkAsync();
                var task = WorkAsync();
                await task;
                _ = PlainAsync();
                Sync();
                await Task.WhenAll(WorkAsync(), WorkAsync());
            }
        }
        """);

    [Fact]
    public Task ItIsAwaited() => Fix.FixesAsync(
        "Await it",
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            async Task M()
            {
                _ = [|WorkAsync()|];
                await Task.Yield();
            }
        }
        """,
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            async Task M()
            {
                await WorkAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task AllAreAwaitedAtOnce() => Fix.FixesAllAsync(
        "Await it",
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            async Task M()
            {
                _ = [|WorkAsync()|];
                _ = [|ValueAsync()|];
                await Task.Yield();
            }
        }
        """,
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            async Task M()
            {
                await WorkAsync();
                await ValueAsync();
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task WhereNothingCanBeAwaitedThereIsNoFix() => Fix.OffersAsync(
        """
        class C
        {
            [TrackPerformance] Task WorkAsync() => Task.CompletedTask;
            [TrackPerformance] ValueTask<int> ValueAsync() => new(1);
            Task PlainAsync() => Task.CompletedTask;
            [TrackPerformance] void Sync() { }
            void M()
            {
                _ = [|WorkAsync()|];
            }
        }
        """);

    [Fact]
    public Task MethodsThatAnAttributeOnTheirTypeTracksAreLookedAt() => Rule.ReportsAsync(
        """
        [TrackPerformance] class Orders { public Task SaveAsync() => Task.CompletedTask; [DoNotTrack] public Task FreeAsync() => Task.CompletedTask; }
        class C { void M(Orders orders) { [|orders.SaveAsync()|]; orders.FreeAsync(); } }
        """);

    [Fact, Edge("PRFG2503")]
    public Task AnAwaitIsEnough() => Rule.EdgeAsync(
        "class C { [TrackPerformance] Task RunAsync() => Task.CompletedTask; async Task M() { await Task.Yield(); $$; } }",
        silent: "await RunAsync()",
        reported: "[|RunAsync()|]");
}
