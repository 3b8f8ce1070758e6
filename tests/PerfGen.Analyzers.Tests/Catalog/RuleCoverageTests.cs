namespace PerfGen.Analyzers.Tests.Catalog;

public sealed class RuleCoverageTests
{
    [Fact]
    public void EveryRuleIsFoundSilentAndOnItsEdgeSomewhereAndEveryFixIsTriedOutAloneAndForAll()
    {
        Assert.True(RuleCoverage.Rules.Count > 80);
        Assert.Empty(RuleCoverage.Read().Gaps());
    }

    [Fact]
    public void WithoutTestsEveryOneOfThemIsMissed()
    {
        var gaps = new RuleCoverage([], []).Gaps();

        Assert.Equal((3 * RuleCoverage.Rules.Count) + (2 * RuleCoverage.Fixes.Count), gaps.Count);
        Assert.Contains("PRFG1012 (SampleRangeRule) has no test in which it is found", gaps);
        Assert.Contains("SampleRangeCodeFix has no test for all at once", gaps);
    }

    [Theory]
    [InlineData("RuleTest<SampleRangeRule>.ReportsAsync(\"class C { [|x|] }\");", "PRFG1012 (SampleRangeRule) has no test in which it is silent")]
    [InlineData("RuleTest<SampleRangeRule>.ReportsAsync(\"class C { }\");", "PRFG1012 (SampleRangeRule) has no test in which it is found")]
    [InlineData("FixTest<SampleRangeRule, SampleRangeCodeFix>.FixesAsync(\"\", \"\", \"\");", "SampleRangeCodeFix has no test for all at once")]
    public void HalfATestIsAGap(string source, string gap) => Assert.Contains(gap, new RuleCoverage([source], []).Gaps());

    [Theory]
    [InlineData("=> RuleTest<SampleRangeRule>.EdgeAsync(\"\", \"\", \"\");", false)]
    [InlineData("{ Assert.Single(Found()); Assert.Empty(Found()); }", false)]
    [InlineData("{ Assert.Single(Found()); }", true)]
    [InlineData("{ Assert.Empty(Found()); }", true)]
    public void OneSideIsNoEdge(string body, bool isGap)
    {
        var gaps = new RuleCoverage(["class RangeTests { SampleRangeRule? rule; void Edge() " + body + " }"], [("PRFG1012", "RangeTests", "Edge")]).Gaps();

        Assert.DoesNotContain("PRFG1012 (SampleRangeRule) has no test on its edge", gaps);
        Assert.Equal(isGap, gaps.Contains("RangeTests.Edge does not show both sides of the edge of PRFG1012"));
    }

    [Fact]
    public void AnEdgeInATestOfAnotherRuleIsNone() => Assert.Contains(
        "PRFG1012 (SampleRangeRule) has no test on its edge",
        new RuleCoverage(["class RangeTests { void Edge() => RuleTest<NameFormRule>.EdgeAsync(\"\", \"\", \"\"); }"], [("PRFG1012", "RangeTests", "Edge")]).Gaps());
}
