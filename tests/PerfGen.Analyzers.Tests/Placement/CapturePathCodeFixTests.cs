using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.CapturePathAnalyzer,
    PerfGen.CodeFixes.Placement.CapturePathCodeFix>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class CapturePathCodeFixTests
{
    [Fact]
    public Task TheNearestPathReplacesTheWrongOne() => Fix.FixesAsync(
        "Measure 'result.Length'",
        """
        class C
        {
            [Measure("lines", Units.Lines, From = /* all of it */ [|"result.Lenth"|] /* ! */)]
            public string M() => "";
        }
        """,
        """
        class C
        {
            [Measure("lines", Units.Lines, From = /* all of it */ "result.Length" /* ! */)]
            public string M() => "";
        }
        """);

    [Fact]
    public Task APathThatIsNotGivenIsAdded() => Fix.FixesAsync(
        "Measure 'result.TotalSeconds'",
        "class C { [[|Measure(\"waited\", Units.Seconds)|]] TimeSpan M() => default; }",
        "class C { [Measure(\"waited\", Units.Seconds, From = \"result.TotalSeconds\")] TimeSpan M() => default; }");

    [Fact]
    public Task AKeywordTakesItsAt() => Fix.FixesAsync(
        "Measure '@class.Length'",
        "class C { [Measure(\"a\", \"count\", From = [|\"clas.Length\"|])] void M(string @class) { } }",
        "class C { [Measure(\"a\", \"count\", From = \"@class.Length\")] void M(string @class) { } }");

    [Fact]
    public Task AllPathsOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        "Measure 'result.Length'",
        ("One.cs", """
            class C
            {
                [Measure("a", "count", From = [|"result.Lenth"|]), Measure("b", "count", From = [|"result.length"|])] string M() => "";
                [Measure("a", "count", From = [|"reslt.Count"|])] List<int> N() => [];
            }
            """, """
            class C
            {
                [Measure("a", "count", From = "result.Length"), Measure("b", "count", From = "result.Length")] string M() => "";
                [Measure("a", "count", From = "result.Count")] List<int> N() => [];
            }
            """),
        ("Two.cs", "class D { [Measure(\"a\", \"count\", From = [|\"result.Lngth\"|])] string M() => \"\"; }", "class D { [Measure(\"a\", \"count\", From = \"result.Length\")] string M() => \"\"; }"));

    [Fact]
    public Task NothingIsOfferedWhereNothingIsNear() => Fix.OffersAsync("class C { [Measure(\"a\", \"count\", From = [|\"result.Xyzzy\"|])] string M() => \"\"; }");
}
