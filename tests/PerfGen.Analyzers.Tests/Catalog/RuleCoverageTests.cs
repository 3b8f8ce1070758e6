namespace PerfGen.Analyzers.Tests.Catalog;

public sealed class RuleCoverageTests
{
    [Fact]
    public void EveryRuleIsFoundAndSilentSomewhereAndEveryFixIsTriedOutAloneAndForAll()
    {
        Assert.True(RuleCoverage.Rules.Count > 80);
        Assert.Empty(RuleCoverage.Read().Gaps());
    }

    [Fact]
    public void WithoutTestsEveryOneOfThemIsMissed()
    {
        var gaps = new RuleCoverage([]).Gaps();

        Assert.Equal(2 * (RuleCoverage.Rules.Count + RuleCoverage.Fixes.Count), gaps.Count);
        Assert.Contains("PRFG1012 (SampleRangeRule) has no test in which it is found", gaps);
        Assert.Contains("SampleRangeCodeFix has no test for all at once", gaps);
    }

    [Theory]
    [InlineData("RuleTest<SampleRangeRule>.ReportsAsync(\"class C { [|x|] }\");", "PRFG1012 (SampleRangeRule) has no test in which it is silent")]
    [InlineData("RuleTest<SampleRangeRule>.ReportsAsync(\"class C { }\");", "PRFG1012 (SampleRangeRule) has no test in which it is found")]
    [InlineData("FixTest<SampleRangeRule, SampleRangeCodeFix>.FixesAsync(\"\", \"\", \"\");", "SampleRangeCodeFix has no test for all at once")]
    public void HalfATestIsAGap(string source, string gap) => Assert.Contains(gap, new RuleCoverage([source]).Gaps());
}
