using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.DeprecatedMetricRule,
    PerfGen.CodeFixes.Catalogue.DeprecatedMetricCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.DeprecatedMetricRule>;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class DeprecatedMetricRuleTests
{
    private const string Catalogue = """
        { "metrics": [
          { "name": "letters_sent", "unit": "{letter}", "renamed_to": "mails_sent", "deprecated": "Letters are mails." },
          { "name": "mails_sent", "unit": "{mail}", "instrument": "counter" },
          { "name": "old_share", "unit": "ratio", "renamed_to": "new_share" },
          { "name": "new_share", "unit": "percent" },
          { "name": "gone", "unit": "count", "deprecated": "Nobody read it" },
          { "name": "review_span", "unit": "s", "renamed_to": "code_review_time" }
        ] }
        """;

    [Fact]
    public Task ADeprecatedMetricIsReportedByNameAndByMember() => Rule.ReportsAsync(
        [
            ("perfgen.metrics.json", Catalogue),
            ("Test.cs", """
                namespace Test;
                class C
                {
                    [TrackPerformance([|"review_span"|])] void M1() { }
                    void M2()
                    {
                        Perf.Record([|"gone"|], 1, "count");
                        Perf.Record("mails_sent", 1, "{mail}");
                        [|Metrics.LettersSent|].Record(1);
                        Metrics.MailsSent.Record(1);
                        Perf.Record([|"old_share"|], 1, "ratio");
                    }
                }
                """),
        ],
        "'review_span' is deprecated: record 'code_review_time' instead",
        "'gone' is deprecated: Nobody read it",
        "'letters_sent' is deprecated: record 'mails_sent' instead; Letters are mails",
        "'old_share' is deprecated: record 'new_share' instead");

    [Fact]
    public Task TheNewMetricTakesTheOldOnesPlace() => Fix.FixesAsync(
        "Record 'code_review_time' instead",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """class C { [TrackPerformance([|"review_span"|])] void M() { } }""",
            """class C { [TrackPerformance("code_review_time")] void M() { } }"""));

    [Fact]
    public Task AMembersPlaceIsTakenByTheMemberOfTheNewOne() => Fix.FixesAsync(
        "Record 'MailsSent' instead",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """namespace Test; class C { void M() => [|Metrics.LettersSent|].Record(1); }""",
            """namespace Test; class C { void M() => Metrics.MailsSent.Record(1); }"""));

    [Fact]
    public Task AllAreTakenAtOnce() => Fix.FixesAllAsync(
        "Record 'code_review_time' instead",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            """class C { [TrackPerformance([|"review_span"|])] void M1() { } [TrackPerformance([|"review_span"|])] void M2() { } }""",
            """class C { [TrackPerformance("code_review_time")] void M1() { } [TrackPerformance("code_review_time")] void M2() { } }"""));

    [Fact]
    public async Task AMetricOfAnotherScaleIsNotOfferedSinceTheValueWouldBeWrong()
    {
        var project = Harness.RuleTest<PerfGen.Analyzers.Catalogue.DeprecatedMetricRule>.Parse(
            [("perfgen.metrics.json", Catalogue), ("Test.cs", """class C { void M() => Perf.Record("old_share", 1, "ratio"); }""")]).Project;

        var found = await Harness.TestSolution.AnalyzeAsync(project, await Harness.TestSolution.BuildAsync(project), Harness.Subject.Analyzer<PerfGen.Analyzers.Catalogue.DeprecatedMetricRule>());

        Assert.Empty(Assert.Single(found).Properties);
    }

    [Fact, Edge("PRFG5005")]
    public Task WhatTakesItsPlaceIsFine() => Rule.EdgeAsync(
        [("perfgen.metrics.json", """{ "metrics": [{ "name": "old_share", "unit": "ratio", "renamed_to": "new_share" }, { "name": "new_share", "unit": "ratio" }] }"""), ("Test.cs", "class C { void M() => Perf.Record($$, 1, Units.Ratio); }")],
        silent: "\"new_share\"",
        reported: """[|"old_share"|]""");
}
