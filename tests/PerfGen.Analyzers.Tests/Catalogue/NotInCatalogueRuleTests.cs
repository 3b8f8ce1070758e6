using PerfGen.Analyzers.Tests.Harness;
using Add = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.NotInCatalogueRule,
    PerfGen.CodeFixes.Catalogue.AddToCatalogueCodeFix>;
using Rename = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.NotInCatalogueRule,
    PerfGen.CodeFixes.Catalogue.NotInCatalogueCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.NotInCatalogueRule>;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class NotInCatalogueRuleTests
{
    private const string Catalogue = """
        {
          "metrics": [
            { "name": "review_depth", "unit": "score" }
          ]
        }
        """;

    [Fact]
    public Task ANameThatNobodyDescribesIsReportedWhereverItStands() => Rule.ReportsAsync(
        [
            ("perfgen.metrics.json", Catalogue),
            ("Test.cs", """
                [assembly: DefineMetric("attributed", "count")]
                class C(System.Diagnostics.Metrics.Meter meter)
                {
                    [TrackPerformance([|"zzz_time"|]), Measure([|"reveiw_depth"|], "score")] int M1() => 1;
                    [TrackPerformance] void Derived() { }
                    void M2()
                    {
                        Perf.Record([|"of_our_own"|], 1, "count");
                        Perf.Record("review_depth", 1, "score");
                        Perf.Record("test_coverage", 1, "percent");
                        Perf.Record("attributed", 1, "count");
                        Perf.Record("Not A Name", 1, "count");
                        meter.CreateCounter<long>([|"reviews"|], "{review}");
                        Metrics.TestCoverage.Record(1);
                    }
                }
                """),
        ],
        "'zzz_time' is not in the catalogue: describe it there",
        "'reveiw_depth' is not in the catalogue; did you mean 'review_depth'?",
        "'of_our_own' is not in the catalogue: describe it there",
        "'reviews' is not in the catalogue: describe it there");

    [Fact]
    public Task WithoutACatalogueOfItsOwnAProjectIsNotLookedAt() => Rule.ReportsAsync("""class C { void M() => Perf.Record("of_our_own", 1, "count"); }""");

    [Fact]
    public Task ACatalogueOfAttributesAloneIsOne() => Rule.ReportsAsync("""
        [assembly: DefineMetric("review_depth", "score")]
        class C { void M() { Perf.Record("review_depth", 1, "score"); Perf.Record([|"of_our_own"|], 1, "count"); } }
        """);

    [Fact]
    public Task TheNearestNameIsTaken() => Rename.FixesAllAsync(
        "Record 'review_depth'",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """class C { void M() { Perf.Record([|"reveiw_depth"|], 1, "score"); Perf.Record([|"review_depht"|], 2, "score"); } }""",
            """class C { void M() { Perf.Record("review_depth", 1, "score"); Perf.Record("review_depth", 2, "score"); } }"""));

    [Fact]
    public Task TheMetricIsAddedInTheUnitThatItIsRecordedIn() => Add.FixesAsync(
        "Add 'scroll_depth' to perfgen.metrics.json",
        ("perfgen.metrics.json", Catalogue, """
            {
              "metrics": [
                { "name": "review_depth", "unit": "score" },
                { "name": "scroll_depth", "unit": "percent" }
              ]
            }
            """),
        ("Test.cs",
            """class C { void M() => Perf.Record([|"scroll_depth"|], 1, "%"); }""",
            """class C { void M() => Perf.Record("scroll_depth", 1, "%"); }"""));

    [Fact]
    public Task AllAreAddedAtOnceAndEachOnce() => Add.FixesAllAsync(
        "Add 'scroll_depth' to perfgen.metrics.json",
        ("perfgen.metrics.json", Catalogue, """
            {
              "metrics": [
                { "name": "review_depth", "unit": "score" },
                { "name": "scroll_depth", "unit": "percent" },
                { "name": "render_time", "unit": "seconds" },
                { "name": "paints", "unit": "{paint}", "instrument": "histogram" }
              ]
            }
            """),
        ("Test.cs",
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M1() => Perf.Record([|"scroll_depth"|], 1, "%");
                [TrackPerformance([|"render_time"|])] void M2() => Perf.Record([|"scroll_depth"|], 2, "%");
                void M3() => meter.CreateHistogram<int>([|"paints"|], "{paint}");
            }
            """,
            """
            class C(System.Diagnostics.Metrics.Meter meter)
            {
                void M1() => Perf.Record("scroll_depth", 1, "%");
                [TrackPerformance("render_time")] void M2() => Perf.Record("scroll_depth", 2, "%");
                void M3() => meter.CreateHistogram<int>("paints", "{paint}");
            }
            """));

    [Fact, Edge("PRFG5001")]
    public Task OneLetterMakesAnotherName() => Rule.EdgeAsync(
        [("perfgen.metrics.json", Catalogue), ("Test.cs", "class C { void M() => Perf.Record($$, 1, Units.Score); }")],
        silent: "\"review_depth\"",
        reported: """[|"review_dept"|]""");
}
