using PerfGen.Analyzers.Tests.Harness;
using InAttribute = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.InvalidCatalogueAnalyzer,
    PerfGen.CodeFixes.Catalogue.InvalidAttributeCodeFix>;
using InFile = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.InvalidCatalogueAnalyzer,
    PerfGen.CodeFixes.Catalogue.InvalidCatalogueCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.InvalidCatalogueAnalyzer>;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class InvalidCatalogueAnalyzerTests
{
    [Fact]
    public Task EveryFaultIsReportedOnceInItsFileAndTheRestHasItsMembers() => Rule.ReportsAsync(
        [
            ("perfgen.metrics.json", """
                {
                  "metrics": [
                    { "name": "review_depth", "unit": "[|sorce|]" },
                    { "name": "[|review_depth|]", "unit": "score" },
                    { "name": "[|test_coverage|]", "unit": "percent" },
                    { "name": "pages", "unit": "count", "minimum": 5, "maximum": [|1|], "[|discription|]": "x" },
                    { "name": "letters_sent", "unit": "count", "renamed_to": "[|mail_sent|]" },
                    { "name": "mails_sent", "unit": "count" } [|{|] "name": "scrolls", "unit": "count" }
                  ]
                }
                """),
            ("x.perfgen.metrics.json", """{ "metrics": [], [|"oops }|]"""),
            ("perfgen.metrics.shipped.json", """{ "[|metric|]": [], "metrics": [] }"""),
            ("Test.cs", "namespace Test; class C { void M() { Metrics.ReviewDepth.Record(1); Metrics.Pages.Record(1); Metrics.LettersSent.Record(1); Metrics.MailsSent.Record(1); Metrics.Scrolls.Record(1); } }"),
        ]);

    [Fact]
    public Task AttributesAreCheckedAsTheFileIs() => Rule.ReportsAsync(
        """
        [assembly: DefineMetric("review_depth", "s[|orce|]")]
        """.Replace("s[|orce|]", "[|sorce|]", StringComparison.Ordinal) + """

        [assembly: DefineMetric("pages", "count", Better = "[|hihger|]", Minimum = 5, Maximum = [|4|])]
        [assembly: DefineMetric(name: "[|pages|]", unit: "count")]
        [assembly: DefineMetric("fine", "{thing}", Minimum = 0, Description = "d")]
        """,
        "'sorce' is not a unit; did you mean 'score'?",
        "\"better\" is 'hihger'; it has to be none, higher, lower; did you mean 'higher'?",
        "the maximum 4 is not above the minimum 5",
        "'pages' is described a second time; the first is in line 2");

    [Fact]
    public Task ATypeInTheWayOfTheMembersIsReported() => Rule.ReportsAsync(
        [
            ("perfgen.metrics.json", """{ "metrics": [[|{|] "name": "a", "unit": "count" }] }"""),
            ("Test.cs", "namespace Test; class Metrics { }"),
        ],
        "the catalogue has no typed members, because there is a type 'Test.Metrics' already; name another one with the property PerfGenMetricsClass");

    [Fact]
    public Task AFileOfAnotherNameIsNotLookedAt() => Rule.ReportsAsync([("metrics.json", "not JSON"), ("Test.cs", "class C { }")]);

    [Fact]
    public Task TheNearestWordIsWritten() => InFile.FixesAsync(
        "Write 'score'",
        ("perfgen.metrics.json",
            """{ "metrics": [{ "name": "a", "unit": "[|sorce|]" }] }""",
            """{ "metrics": [{ "name": "a", "unit": "score" }] }"""),
        ("Test.cs", "class C { }", "class C { }"));

    [Fact]
    public Task EveryNearestWordIsWrittenAtOnce() => InFile.FixesAllAsync(
        "Write 'score'",
        ("perfgen.metrics.json",
            """{ "metrics": [{ "name": "a", "unit": "[|sorce|]", "[|isntrument|]": "gauge" }, { "name": "[|B b|]", "unit": "[|ms|]" }] }""",
            """{ "metrics": [{ "name": "a", "unit": "score", "instrument": "gauge" }, { "name": "b_b", "unit": "seconds" }] }"""),
        ("Test.cs", "class C { }", "class C { }"));

    [Fact]
    public Task AnAttributesNearestWordIsWritten() => InAttribute.FixesAllAsync(
        "Write 'score'",
        """[assembly: DefineMetric("a", "[|sorce|]", Better = "[|hihger|]")]""",
        """[assembly: DefineMetric("a", "score", Better = "higher")]""");

    [Fact, Edge("PRFG5003")]
    public Task OneLetterMakesAnotherUnit() => Rule.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "$$" }] }"""), ("Test.cs", "class C { }")],
        silent: "score",
        reported: "[|scor|]");
}
