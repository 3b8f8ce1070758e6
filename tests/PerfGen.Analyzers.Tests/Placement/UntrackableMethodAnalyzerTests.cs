using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.UntrackableMethodAnalyzer>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class UntrackableMethodAnalyzerTests
{
    [Fact]
    public Task MethodsWhoseEndNobodySeesAreReported() => Rule.ReportsAsync(
        """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        partial class C
        {
            [TrackPerformance] async void {|PRFG1005:Start|}() => await Task.Yield();
            [TrackPerformance] ConfiguredTaskAwaitable<int> {|PRFG1006:Later|}() => Task.FromResult(1).ConfigureAwait(false);
            [TrackPerformance] partial void {|PRFG1005:Fire|}();
            private async void FireCore() => await Task.Yield();
            [DllImport("c"), TrackPerformance] static extern int {|PRFG1001:getpid|}();
        }
        """,
        "'C.Start' is 'async void', so nothing shows when it ends, and its calls are not tracked. Let it return a Task, or make it 'partial' with a body that does.",
        "'C.Later' returns 'ConfiguredTaskAwaitable<int>', which is awaited and is no task, so nothing shows when it ends, and its calls are not tracked. Let it return a Task or a ValueTask.",
        "'FireCore', the body of 'C.Fire', is 'async void', so nothing shows when it ends, and its calls are not tracked. Let 'FireCore' return a Task.",
        "'C.getpid' is implemented outside of .NET and cannot be tracked; track a method that calls it");

    [Fact]
    public Task OthersAreNot() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] void Start() { }
            [TrackPerformance] async Task RunAsync() => await Task.Yield();
            [TrackPerformance] ValueTask<int> GetAsync() => default;
            [TrackPerformance] async IAsyncEnumerable<int> StreamAsync() { await Task.Yield(); yield return 1; }
            [TrackPerformance] partial void Fire();
            private async Task FireCore() => await Task.Yield();
            async void Untracked() => await Task.Yield();
        }
        [TrackPerformance] class D { public async void Start() => await Task.Yield(); }
        """);
}
