using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.TagSetsRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class TagSetsRuleTests
{
    [Fact]
    public Task AStepDownWithOtherTagsIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly UpDownCounter<long> _active = meter.CreateUpDownCounter<long>("shop.active_jobs", "{job}");
            void M(string queue, long n)
            {
                _active.Add(1, new KeyValuePair<string, object?>("queue", queue));
                [|_active.Add(-1)|];
                [|_active.Add(-1, new KeyValuePair<string, object?>("name", queue))|];
            }
        }
        """,
        "'shop.active_jobs' goes down with the tags none and up with 'queue': neither series comes back to zero",
        "'shop.active_jobs' goes down with the tags 'name' and up with 'queue': neither series comes back to zero");

    [Fact]
    public Task TheSameTagsInAnyOrderAndStepsThatAreNotKnownAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly UpDownCounter<long> _active = meter.CreateUpDownCounter<long>("shop.active_jobs", "{job}");
            void M(string queue, long n)
            {
                _active.Add(1, new KeyValuePair<string, object?>("a", queue), new KeyValuePair<string, object?>("b", queue));
                _active.Add(-1, new KeyValuePair<string, object?>("b", queue), new KeyValuePair<string, object?>("a", queue));
                _active.Add(n);
                _active.Add(-n);
            }
        }
        """);

    [Fact]
    public Task AnotherCounterIsNotCompared() => Rule.ReportsAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly UpDownCounter<long> _a = meter.CreateUpDownCounter<long>("a", "{job}"), _b = meter.CreateUpDownCounter<long>("b", "{job}");
            private readonly Counter<long> _c = meter.CreateCounter<long>("c", "{job}");
            void M(KeyValuePair<string, object?>[] tags) { _a.Add(1, new KeyValuePair<string, object?>("x", 1)); _b.Add(-1); _a.Add(-1, tags); _c.Add(1); }
        }
        """);

    [Fact, Edge("PRFG3019")]
    public Task OnlyWhatGoesDownNeedsItsWayUp() => Rule.EdgeAsync(
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            readonly UpDownCounter<long> _items = meter.CreateUpDownCounter<long>("items", "{item}");
            void M() { _items.Add(1, new KeyValuePair<string, object?>("a", 1)); $$; }
        }
        """,
        silent: """_items.Add(1, new KeyValuePair<string, object?>("b", 1))""",
        reported: """[|_items.Add(-1, new KeyValuePair<string, object?>("b", 1))|]""");
}
