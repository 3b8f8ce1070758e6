using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Placement.UntrackableMethodAnalyzer, PerfGen.CodeFixes.Placement.OutsideOfDotnetCodeFix>;
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

    private const string Instead = "Track the method that calls it instead";

    [Fact]
    public Task TheOneMethodThatCallsAnImportIsTrackedInstead() => Fix.FixesAsync(
        Instead,
        """
        using System.Runtime.InteropServices;
        class Engine
        {
            /// <summary>Runs.</summary>
            public int Run(int count) => engine_run(count) + Engine.engine_run(0);

            [DllImport("engine"), TrackPerformance("engine_run_time", SampleEvery = 10)]
            private static extern int {|PRFG1001:engine_run|}(int count);
        }
        """,
        """
        using System.Runtime.InteropServices;
        class Engine
        {
            /// <summary>Runs.</summary>
            [TrackPerformance("engine_run_time", SampleEvery = 10)]
            public int Run(int count) => engine_run(count) + Engine.engine_run(0);

            [DllImport("engine")]
            private static extern int engine_run(int count);
        }
        """);

    [Fact]
    public Task AllCallersOfImportsAreTrackedInsteadAtOnce() => Fix.FixesAllAsync(
        Instead,
        """
        using System.Runtime.InteropServices;
        class Engine
        {
            public int Run() => engine_run();
            [DllImport("engine"), TrackPerformance] private static extern int {|PRFG1001:engine_run|}();
            [TrackPerformance, DllImport("engine")] private static extern int {|PRFG1001:engine_stop|}();
            public int Stop() => engine_stop();
            [DllImport("engine"), TrackPerformance] private static extern int {|PRFG1001:engine_free|}();
        }
        """,
        """
        using System.Runtime.InteropServices;
        class Engine
        {
            [TrackPerformance]
            public int Run() => engine_run();
            [DllImport("engine")] private static extern int engine_run();
            [DllImport("engine")] private static extern int engine_stop();
            [TrackPerformance]
            public int Stop() => engine_stop();
            [DllImport("engine"), TrackPerformance] private static extern int {|PRFG1001:engine_free|}();
        }
        """);

    [Theory]
    [InlineData("private", "int A() => run(); int B() => run();")] // two call it
    [InlineData("private", "")]
    [InlineData("private", "int A => run();")]
    [InlineData("private", "[TrackPerformance] int A() => run();")]
    [InlineData("private", "Func<int> A() => run;")] // who calls it then, nobody sees
    [InlineData("internal", "int A() => run();")]
    public Task WhichMethodToTrackInsteadIsTheAuthorsChoice(string accessibility, string callers) => Fix.OffersAsync(
        $$"""
        using System.Runtime.InteropServices;
        class Engine { {{callers}} [DllImport("engine"), TrackPerformance] {{accessibility}} static extern int {|PRFG1001:run|}(); }
        """);

    [Fact, Edge("PRFG1001")]
    public Task ABodyInDotnetIsEnough() => Rule.EdgeAsync(
        "class C { [TrackPerformance] static $$ }",
        silent: "int run() => 1;",
        reported: "extern int {|PRFG1001:run|}();");

    [Fact, Edge("PRFG1005")]
    public Task AnAsyncMethodWithATaskEndsInSight() => Rule.EdgeAsync(
        "class C { [TrackPerformance] async $$ {|PRFG1005:Start|}() => await Task.Yield(); }",
        silent: "Task",
        reported: "void");

    [Fact, Edge("PRFG1006")]
    public Task ATaskTellsWhenItEnds() => Rule.EdgeAsync(
        "class C { [TrackPerformance] $$ {|PRFG1006:Later|}() => default; }",
        silent: "ValueTask<int>",
        reported: "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable<int>");
}
