using PerfGen.Analyzers.Tests.Harness;
using Cycle = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.RenameCycleAnalyzer>;
using Keep = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.ShippedEntryAnalyzer,
    PerfGen.CodeFixes.Catalogue.ShippedEntryCodeFix>;
using Narrower = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.NarrowerEntryAnalyzer>;
using Shipped = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.ShippedEntryAnalyzer>;
using Unstable = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.UnstableTagAnalyzer>;

namespace PerfGen.Analyzers.Tests.Catalogue;

/// <summary>PRFG5004, 5006, 5009 and 5010; what they judge by is tested with the catalogue.</summary>
public sealed class CatalogueFaultRulesTests
{
    private const string Code = "class C { }";

    [Fact]
    public Task ACircleOfRenamesIsReportedOnce() => Cycle.ReportsAsync(
        [
            ("perfgen.metrics.json", """
                { "metrics": [
                  { "name": "wait_time", "unit": "seconds", "renamed_to": "[|queue_time|]" },
                  { "name": "queue_time", "unit": "seconds", "renamed_to": "wait_time" },
                  { "name": "old_time", "unit": "seconds", "renamed_to": "testing_time" }
                ] }
                """),
            ("Test.cs", "namespace Test; class C { void M() => Metrics.WaitTime.Record(TimeSpan.Zero); }"),
        ],
        "'wait_time' is renamed to itself in the end: wait_time to queue_time to wait_time");

    [Fact]
    public Task AnAttributeThatRenamesToItselfIsReported() => Cycle.ReportsAsync("""[assembly: DefineMetric("a", "count", RenamedTo = "[|a|]")]""", "'a' is renamed to itself");

    [Fact]
    public Task AStableMetricWithATagThatMayChangeIsReported() => Unstable.ReportsAsync(
        [
            ("perfgen.metrics.json", """
                { "metrics": [
                  { "name": "a", "unit": "count", "tags": ["fine", [|{|] "name": "route", "stability": "development" }] },
                  { "name": "b", "unit": "count", "stability": "development", "tags": [{ "name": "route", "stability": "development" }] }
                ] }
                """),
            ("Test.cs", Code),
        ],
        "the metric is stable, and its tag 'route' may still change");

    [Fact]
    public Task AnEntryThatAllowsLessThanTheRegistryIsReported() => Narrower.ReportsAsync(
        [
            ("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "maximum": [|5|] }, { "name": "b", "unit": "count" }] }"""),
            ("otel.perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "maximum": 10 }, { "name": "b", "unit": "count" }] }"""),
            ("Test.cs", Code),
        ],
        "the registry allows 'a' up to 10");

    [Fact]
    public Task WhatWasShippedAndIsNoLongerSoIsReported() => Shipped.ReportsAsync(
        [
            ("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "[|bytes|]" }, { "name": "b", "unit": "count", "instrument": "[|gauge|]" }, { "name": "d", "unit": "count" }] }"""),
            ("perfgen.metrics.shipped.json", """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "b", "unit": "count" }, { "name": "[|c|]", "unit": "count" }, { "name": "d", "unit": "{count}" }] }"""),
            ("Test.cs", Code),
        ]);

    [Fact]
    public Task WithoutABaselineAnythingMayChange() => Shipped.ReportsAsync([("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "bytes" }] }"""), ("Test.cs", Code)]);

    [Fact]
    public Task WhatIsGoneIsKeptAsDeprecated() => Keep.FixesAsync(
        "Keep 'c' as deprecated",
        ("perfgen.metrics.json",
            """{ "metrics": [{ "name": "a", "unit": "count" }] }""",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "c", "unit": "seconds", "description": "C.", "deprecated": "No longer recorded." }] }"""),
        ("perfgen.metrics.shipped.json",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "[|c|]", "unit": "s", "description": "C." }] }""",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "c", "unit": "s", "description": "C." }] }"""),
        ("Test.cs", Code, Code));

    [Fact]
    public Task EverythingIsAsItWasShippedAtOnce() => Keep.FixesAllAsync(
        "Write 'count'",
        ("perfgen.metrics.json",
            """{ "metrics": [{ "name": "a", "unit": "[|bytes|]" }, { "name": "b", "unit": "count", "instrument": "[|gauge|]" }] }""",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "b", "unit": "count", "instrument": "counter" }, { "name": "c", "unit": "count", "deprecated": "No longer recorded." }] }"""),
        ("perfgen.metrics.shipped.json",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "b", "unit": "count" }, { "name": "[|c|]", "unit": "count" }] }""",
            """{ "metrics": [{ "name": "a", "unit": "count" }, { "name": "b", "unit": "count" }, { "name": "c", "unit": "count" }] }"""),
        ("Test.cs", Code, Code));

    [Fact, Edge("PRFG5004")]
    public Task WhatStaysAsItWasShippedIsFine() => Shipped.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "$$" }] }"""), ("perfgen.metrics.shipped.json", """{ "metrics": [{ "name": "a", "unit": "count" }] }"""), ("Test.cs", Code)],
        silent: "count",
        reported: "[|bytes|]");

    [Fact, Edge("PRFG5006")]
    public Task AStableTagMayStandInAStableMetric() => Unstable.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "tags": [[|{|] "name": "route", "stability": "$$" }] }] }"""), ("Test.cs", Code)],
        silent: "stable",
        reported: "development");

    [Fact, Edge("PRFG5009")]
    public Task AChainOfRenamesEnds() => Cycle.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "wait_time", "unit": "seconds", "renamed_to": "$$" }] }"""), ("Test.cs", Code)],
        silent: "testing_time",
        reported: "[|wait_time|]");

    [Fact, Edge("PRFG5010")]
    public Task AsMuchAsTheRegistryAllowsIsFine() => Narrower.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "maximum": $$ }] }"""), ("otel.perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "maximum": 10 }] }"""), ("Test.cs", Code)],
        silent: "10",
        reported: "[|9|]");
}
