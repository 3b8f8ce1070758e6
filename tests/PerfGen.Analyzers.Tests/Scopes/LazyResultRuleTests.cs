using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Scopes.LazyResultRule, PerfGen.CodeFixes.Scopes.LazyResultCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Scopes.LazyResultRule>;

namespace PerfGen.Analyzers.Tests.Scopes;

public sealed class LazyResultRuleTests
{
    [Fact]
    public Task QueriesAndLazyValuesThatAreReturnedAreReported() => Rule.ReportsAsync(
        """
        partial class C
        {
            int[] _orders = [];
            [TrackPerformance] IEnumerable<int> Open() => [|_orders.Where(order => order > 1)|];
            [TrackPerformance] IEnumerable<int> Sorted() { if (_orders.Length > 1) { return [|from order in _orders orderby order select order|]; } return _orders.ToList(); }
            [TrackPerformance] IQueryable<int> Query(IQueryable<int> all) => [|all.Where(n => n > 1)|];
            [TrackPerformance] Lazy<int> Later() => [|new Lazy<int>(() => 1)|];
        }
        """,
        "'Open' returns a query that runs when it is enumerated, and is timed until it returns it: end it with ToList(), or write it as an iterator, whose enumerations are recorded",
        "'Sorted' returns a query that runs when it is enumerated, and is timed until it returns it: end it with ToList(), or write it as an iterator, whose enumerations are recorded",
        "'Query' returns a query that runs when it is enumerated, and is timed until it returns it: end it with ToList(), or track the method that runs it",
        "'Later' returns a Lazy, whose value is made when it is asked for, and is timed until it returns it: track the method that makes the value");

    [Fact]
    public Task AQueryThatIsOneOfSeveralResultsIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] IEnumerable<int> Either(int[] a, bool all) => all ? a : [|a.Skip(1)|];
            [TrackPerformance] IEnumerable<int> Both(int[] a, bool all) { return (all ? [|a.Skip(1)|] : ([|from n in a where n > 1 select n|])); }
            [TrackPerformance] IEnumerable<int> Nested(int[] a, bool all, bool none) => none ? [] : all ? a : (IEnumerable<int>)[|a.Skip(1)|];
            [TrackPerformance] IEnumerable<int> Arm(int[] a, int n) => n switch { 0 => [], 1 when a.Length > 1 => [|a.Skip(1)|], _ => a };
            [TrackPerformance] IEnumerable<int> Instead(List<int>? a, int[] b) => a ?? [|b.Skip(1)|];
            [TrackPerformance] IEnumerable<int> First(int[]? a) => a?[|.Skip(1)|] ?? [];
            [TrackPerformance] IEnumerable<int>? Maybe(int[]? a) => a?[|.Skip(1)|];
            [TrackPerformance] Lazy<int> Later(Lazy<int>? known) => known ?? [|new Lazy<int>(() => 1)|];
        }
        """);

    [Fact]
    public Task AQueryThatIsAskedOrReadToChooseAResultIsNot() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] IEnumerable<int> Asked(int[] a) => a.Skip(1).Any() ? a : [];
            [TrackPerformance] IEnumerable<int> Read(int[]? a) => a?.Skip(1).ToList() ?? [];
            [TrackPerformance] IEnumerable<int> Looked(int[] a) => a.Skip(1)?.ToList() ?? [];
            [TrackPerformance] IEnumerable<int> Matched(int[] a) => a.Skip(1) switch { null => [], var rest => rest.ToList() };
            [TrackPerformance] IEnumerable<int> Inside(int[] a, bool all) { IEnumerable<int> Local() => all ? a : a.Skip(1); return Local().ToList(); }
            [TrackPerformance] List<int> Listed(int[] a, bool all) => (all ? a : a.Skip(1)).ToList();
            [TrackPerformance] int Statement(int[] a, bool all) { if (all) { return a.Skip(1).Sum(); } return 0; }
        }
        """);

    [Fact]
    public Task WhatIsDoneWhenItIsReturnedIsNot() => Rule.ReportsAsync(
        """
        class C
        {
            int[] _orders = [];
            [TrackPerformance] IEnumerable<int> All() => _orders;
            [TrackPerformance] List<int> Open() => _orders.Where(order => order > 1).ToList();
            [TrackPerformance] int Sum() => _orders.Where(order => order > 1).Sum();
            [TrackPerformance] IEnumerable<int> Iterate() { foreach (var order in _orders.Where(order => order > 1)) { yield return order; } }
            [TrackPerformance] IEnumerable<int> None() => Enumerable.Empty<int>();
            [TrackPerformance] int Nested() { IEnumerable<int> Local() => _orders.Skip(1); return Local().Count(); }
            IEnumerable<int> Untracked() => _orders.Where(order => order > 1);
        }
        """);

    [Fact]
    public Task ACallThatIsAwaitedByAnExtensionIsReported() => Rule.ReportsAsync(
        """
        static class Extensions
        {
            public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this TimeSpan time) => Task.Delay(time).GetAwaiter();
            public static System.Runtime.CompilerServices.TaskAwaiter<T> GetAwaiter<T>(this Lazy<T> later) => Task.Run(() => later.Value).GetAwaiter();
        }
        class C
        {
            [TrackPerformance] TimeSpan Pause() => TimeSpan.FromMilliseconds(1);
            [TrackPerformance] Lazy<T> Later<T>(Lazy<T> later) => later;
            TimeSpan Untracked() => default;
            [TrackPerformance] Task<int> RunAsync() => Task.FromResult(1);
            [TrackPerformance] ValueTask StopAsync() => default;
            async Task M(Lazy<int> later, dynamic any)
            {
                await [|Pause()|];
                var found = await [|Later(later)|];
                await Untracked();
                await RunAsync();
                await StopAsync();
                await any.Run();
                var pause = Pause();
            }
        }
        """,
        "'Pause' returns 'TimeSpan', which an extension lets callers await, and is timed until it returns it: let it return a Task or a ValueTask",
        "'Later' returns 'Lazy<int>', which an extension lets callers await, and is timed until it returns it: let it return a Task or a ValueTask");

    [Fact]
    public async Task ItCanBeSilenced() => Assert.Null(
        await Rule.SeverityAsync("class C { [TrackPerformance] IEnumerable<int> M(int[] a) => [|a.Skip(1)|]; }", "[*.cs]\ndotnet_diagnostic.PRFG1017.severity = none"));

    [Fact]
    public Task AMethodThatReturnsAQueryBecomesAnIterator() => Fix.FixesAsync(
        "Record its enumerations",
        """
        class C
        {
            int[] _orders = [];

            /// <summary>Open ones.</summary>
            [TrackPerformance]
            public IEnumerable<int> Open(int least) => [|_orders.Where(order => order > least)|];
        }
        """,
        """
        class C
        {
            int[] _orders = [];

            /// <summary>Open ones.</summary>
            [TrackPerformance]
            public IEnumerable<int> Open(int least)
            {
                foreach (var item in _orders.Where(order => order > least))
                {
                    yield return item;
                }
            }
        }
        """);

    [Fact]
    public Task AllOfThemBecomeIteratorsAtOnce() => Fix.FixesAllAsync(
        "Record its enumerations",
        """
        class C
        {
            int[] _orders = [];

            [TrackPerformance]
            IEnumerable<int> Twice()
            {
                return [|_orders.Select(item => item * 2)|];
            }

            [TrackPerformance]
            static IEnumerable<T> Rest<T>(IEnumerable<T> all) where T : class => [|all.Skip(1)|];

            [TrackPerformance]
            Lazy<int> Later() => [|new Lazy<int>(() => 1)|];
        }
        """,
        """
        class C
        {
            int[] _orders = [];

            [TrackPerformance]
            IEnumerable<int> Twice()
            {
                foreach (var each in _orders.Select(item => item * 2))
                {
                    yield return each;
                }
            }

            [TrackPerformance]
            static IEnumerable<T> Rest<T>(IEnumerable<T> all) where T : class
            {
                foreach (var item in all.Skip(1))
                {
                    yield return item;
                }
            }

            [TrackPerformance]
            Lazy<int> Later() => [|new Lazy<int>(() => 1)|];
        }
        """);

    /// <summary>In an iterator the condition would be asked later, when it may have another answer.</summary>
    [Fact]
    public Task AllAtOnceLeavesThoseThatAreChosenFrom() => Fix.FixesAllAsync(
        "Record its enumerations",
        """
        class C
        {
            [TrackPerformance]
            IEnumerable<int> Rest(int[] a) => [|a.Skip(1)|];

            [TrackPerformance]
            IEnumerable<int> Either(int[] a, bool all) => all ? [|a.Skip(2)|] : [|a.Skip(3)|];
        }
        """,
        """
        class C
        {
            [TrackPerformance]
            IEnumerable<int> Rest(int[] a)
            {
                foreach (var item in a.Skip(1))
                {
                    yield return item;
                }
            }

            [TrackPerformance]
            IEnumerable<int> Either(int[] a, bool all) => all ? [|a.Skip(2)|] : [|a.Skip(3)|];
        }
        """);

    [Theory]
    [InlineData("class C { [TrackPerformance] IEnumerable<int> M(int[] a, bool all) => all ? a : [|a.Skip(1)|]; }")] // the condition would be asked later
    [InlineData("class C { [TrackPerformance] IEnumerable<int> M(int[] a, int n) => n switch { 0 => [|a.Skip(1)|], _ => a }; }")]
    [InlineData("class C { [TrackPerformance] IEnumerable<int>? M(int[]? a) => a?[|.Skip(1)|]; }")] // null would become an empty sequence
    [InlineData("class C { [TrackPerformance] IEnumerable<int> M(int[]? a, int[] b) => a ?? [|b.Skip(1)|]; }")]
    [InlineData("class C { [TrackPerformance] IEnumerable<int> M(int[] a) { ArgumentNullException.ThrowIfNull(a); return [|a.Skip(1)|]; } }")] // would be checked later
    [InlineData("class C { [TrackPerformance] IOrderedEnumerable<int> M(int[] a) => [|a.OrderBy(n => n)|]; }")]
    [InlineData("class C { [TrackPerformance] IQueryable<int> M(IQueryable<int> a) => [|a.Skip(1)|]; }")]
    [InlineData("class C { [TrackPerformance] IEnumerable<int> M(ref int n, int[] a) => [|a.Skip(1)|]; }")]
    [InlineData("struct C { [TrackPerformance] IEnumerable<int> M(int[] a) => [|a.Skip(1)|]; }")] // an iterator of a struct has a copy of it
    public Task WhereAnIteratorWouldDoSomethingElseThereIsNoFix(string source) => Fix.OffersAsync(source);

    [Fact, Edge("PRFG1017")]
    public Task AQueryIsAResultAndNoneOfTheQuestion() => Rule.EdgeAsync(
        "class C { [TrackPerformance] IEnumerable<int> M(int[] a, int[] b) => $$; }",
        silent: "a.Skip(1).Any() ? a : b",
        reported: "a.Length > 1 ? a : [|b.Skip(1)|]");

    [Fact, Edge("PRFG1017")]
    public Task AListIsDoneAndAQueryIsNot() => Rule.EdgeAsync(
        "class C { [TrackPerformance] IEnumerable<int> M(int[] a) => $$; }",
        silent: "a.Skip(1).ToList()",
        reported: "[|a.Skip(1)|]");
}
