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
    public async Task ItCanBeSilenced() => Assert.Null(
        await Rule.SeverityAsync("class C { [TrackPerformance] IEnumerable<int> M(int[] a) => [|a.Skip(1)|]; }", "[*.cs]\ndotnet_diagnostic.PRFG1017.severity = none"));
}
