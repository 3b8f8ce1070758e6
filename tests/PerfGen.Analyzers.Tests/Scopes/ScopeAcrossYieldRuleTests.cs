using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.ScopeAcrossYieldRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class ScopeAcrossYieldRuleTests
{
    [Fact]
    public Task AScopeInAnIteratorIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            IEnumerable<int> M()
            {
                using var task = [|Perf.BeginTask()|];
                yield return 1;
            }
        }
        """,
        "'Perf.BeginTask' in an iterator holds up to the next 'yield' only: begin it where the elements are asked for");

    [Fact]
    public Task AScopeFromAnAsyncMethodIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            async Task<IDisposable> A() { await Task.Yield(); return [|Perf.BeginTask()|]; }
            async Task<IDisposable> B() { var task = [|Perf.BeginSession()|]; await Task.Yield(); return task; }
            async Task<IDisposable?> Some(bool any) { await Task.Yield(); return any ? [|Perf.BeginTask()|] : null; }
        }
        """,
        "what 'Perf.BeginTask' begins in an async method does not reach its caller: begin it there, or in a method that is not async",
        "what 'Perf.BeginSession' begins in an async method does not reach its caller: begin it there, or in a method that is not async",
        "what 'Perf.BeginTask' begins in an async method does not reach its caller: begin it there, or in a method that is not async");

    [Fact]
    public Task ScopesWithinOneFlowAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] IEnumerable<int> Tracked() { using var task = Perf.BeginTask(); yield return 1; }
            IEnumerable<int> After() { yield return 1; using var task = Perf.BeginTask(); }
            IEnumerable<int> Inside() { Action a = () => { using var task = Perf.BeginTask(); }; a(); yield return 1; }
            async Task Work() { using var task = Perf.BeginTask(); await Task.Yield(); }
            IDisposable Begin() => Perf.BeginTask();
            IEnumerable<int> Outer() { using var task = Perf.BeginTask(); return Numbers(); IEnumerable<int> Numbers() { yield return 1; } }
        }
        """);

    [Fact, Edge("PRFG2502")]
    public Task BehindTheLastYieldItHolds() => Rule.EdgeAsync(
        "class C { IEnumerable<int> M() { $$ } }",
        silent: """yield return 1; using var scope = Perf.Use(agent: "a");""",
        reported: """using var scope = [|Perf.Use(agent: "a")|]; yield return 1;""");
}
