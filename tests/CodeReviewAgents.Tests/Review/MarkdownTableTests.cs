using CodeReviewAgents.Review;

namespace CodeReviewAgents.Tests.Review;

public sealed class MarkdownTableTests
{
    [Fact]
    public void NumbersStandOnTheRightAndABarDoesNotEndACell() => Assert.Equal(
        "| Rule | Times |\n| --- | --: |\n| a\\|b | 1.5 |\n",
        new MarkdownTable("Rule", "Times:").Add("a|b", 1.5).ToString().ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "`` a`b ``")]
    public void TextIsQuotedAsCodeAlsoWhereItHasABacktick(string text, string code) => Assert.Equal(code, MarkdownTable.Code(text));
}
