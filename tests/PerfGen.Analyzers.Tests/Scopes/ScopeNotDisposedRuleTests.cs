using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Scopes.ScopeNotDisposedRule,
    PerfGen.CodeFixes.Scopes.ScopeNotDisposedCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.ScopeNotDisposedRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class ScopeNotDisposedRuleTests
{
    [Fact]
    public Task AScopeThatNobodyEndsIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                var task = [|Perf.BeginTask()|];
                task.Complete();
                [|Perf.BeginSession()|];
                _ = [|Perf.Use(agent: "a")|];
                var id = task.Id;
            }
        }
        """,
        "what 'Perf.BeginTask' begins is never ended: begin it with 'using'",
        "what 'Perf.BeginSession' begins is never ended: begin it with 'using'",
        "what 'Perf.Use' begins is never ended: begin it with 'using'");

    [Fact]
    public Task ScopesThatEndOrAreHandedOnAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            IDisposable? _kept;
            void Keep(IDisposable d) => _kept = d;
            IDisposable M()
            {
                using var a = Perf.BeginTask();
                using (Perf.BeginSession()) { }
                using (var b = Perf.Use(agent: "a")) { }
                var c = Perf.BeginTask();
                try { } finally { c.Dispose(); }
                var d = Perf.BeginTask();
                Keep(d);
                _kept = Perf.BeginSession();
                var e = Perf.BeginTask();
                _kept = e;
                Perf.BeginTask().Dispose();
                return Perf.BeginTask();
            }
        }
        """);

    [Fact]
    public Task ItBeginsWithUsing() => Fix.FixesAsync(
        "Begin with 'using'",
        """
        class C
        {
            void M()
            {
                var task = [|Perf.BeginTask()|];
                task.Complete();
            }
        }
        """,
        """
        class C
        {
            void M()
            {
                using var task = Perf.BeginTask();
                task.Complete();
            }
        }
        """);

    [Fact]
    public Task AllBeginWithUsingAtOnce() => Fix.FixesAllAsync(
        "Begin with 'using'",
        """
        class C
        {
            void M()
            {
                // Ours.
                var task = [|Perf.BeginTask()|];
                [|Perf.BeginSession()|];
            }
        }
        """,
        """
        class C
        {
            void M()
            {
                // Ours.
                using var task = Perf.BeginTask();
                using var scope = Perf.BeginSession();
            }
        }
        """);

    [Fact, Edge("PRFG2501")]
    public Task UsingEndsIt() => Rule.EdgeAsync(
        "class C { void M() { $$; task.Complete(); } }",
        silent: "using var task = Perf.BeginTask()",
        reported: "var task = [|Perf.BeginTask()|]");
}
