namespace PerfGen.Analysis.Tests.Judging;

public sealed class JudgingTests
{
    [Theory]
    [InlineData(new double[] { 80, 90 }, Trend.InsufficientData)]
    [InlineData(new double[] { 80, 86, 86 }, Trend.Improving)]
    [InlineData(new double[] { 80, 85, 85 }, Trend.Stable)]
    [InlineData(new double[] { 80, 74, 74 }, Trend.Declining)]
    [InlineData(new double[] { 0, 0, 0, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80 }, Trend.Stable)]
    public void Q7_TheTrendIsThatOfTheLastTenScoresAndOfFivePoints(double[] scores, Trend trend) => Assert.Equal(trend, Trends.Of(scores));

    [Fact]
    public void Q7_AnAgentsTrendIsInPercentAndNeedsFiveScores()
    {
        Assert.Equal(Trend.InsufficientData, Trends.OfAgent([1, 2, 3, 4]));
        Assert.Equal(Trend.Improving, Trends.OfAgent([50, 50, 53, 53, 53]));
        Assert.Equal(Trend.Stable, Trends.OfAgent([50, 50, 52, 52, 52]));
        Assert.Equal(Trend.Declining, Trends.OfAgent([50, 50, 47, 47, 47]));
    }

    [Theory]
    [InlineData(new double[] { 1 }, LearningVelocity.InsufficientData)]
    [InlineData(new double[] { 80, 83.1 }, LearningVelocity.Accelerating)]
    [InlineData(new double[] { 80, 83 }, LearningVelocity.Improving)]
    [InlineData(new double[] { 80, 80 }, LearningVelocity.Stable)]
    [InlineData(new double[] { 80, 77.1 }, LearningVelocity.Stable)]
    [InlineData(new double[] { 80, 77 }, LearningVelocity.Declining)]
    public void Q7_LearningVelocityComparesTheHalvesOfAllScores(double[] scores, LearningVelocity velocity) => Assert.Equal(velocity, Trends.VelocityOf(scores));

    [Theory]
    [InlineData(90, Rating.Excellent)]
    [InlineData(89.9, Rating.Good)]
    [InlineData(80, Rating.Good)]
    [InlineData(79.9, Rating.Satisfactory)]
    [InlineData(70, Rating.Satisfactory)]
    [InlineData(69.9, Rating.NeedsImprovement)]
    [InlineData(60, Rating.NeedsImprovement)]
    [InlineData(59.9, Rating.Poor)]
    public void Q6_RatingsChangeAtNinetyEightySeventyAndSixty(double score, Rating rating) => Assert.Equal(rating, Ratings.Of(score));

    [Fact]
    public void Q6_ARatingIsSevenTenthsQualityAndThreeTenthsSuccessFromThreeTasksOn()
    {
        Assert.Equal(Rating.InsufficientData, Ratings.Of(100, 1, 2));
        Assert.Equal(Rating.Good, Ratings.Of(80, 0.9, 3)); // 83
        Assert.Equal(Rating.NeedsImprovement, Ratings.Of(90, 0, 3)); // 63
        Assert.Equal(Rating.Excellent, Ratings.Of(null, 0.95, 3));
        Assert.Equal(Rating.InsufficientData, Ratings.Of(null, null, 30));
        Assert.Equal(("Needs Improvement", "Insufficient Data"), (Ratings.NameOf(Rating.NeedsImprovement), Ratings.NameOf(Rating.InsufficientData)));
    }

    [Theory]
    [InlineData(11, 90, Health.Degraded)]
    [InlineData(10, 90, Health.Warning)]
    [InlineData(6, 90, Health.Warning)]
    [InlineData(5, 90, Health.Excellent)]
    [InlineData(0, 59.9, Health.Degraded)]
    [InlineData(0, 69.9, Health.Warning)]
    [InlineData(0, 70, Health.Excellent)]
    public void Q9_HealthChangesAtTenAndTwentyPercentErrorsAndAtSeventyAndSixtyPoints(int failed, double quality, Health health)
    {
        // What lies before the last fifty does not count.
        var before = Enumerable.Repeat((true, (double?)0.0), 20);
        var last = Enumerable.Range(0, HealthCheck.Window).Select(i => (i < failed, (double?)quality));

        Assert.Equal(health, HealthCheck.Of([.. before, .. last]));
    }

    [Fact]
    public void Q9_NothingRecordedIsNeitherHealthyNorIll()
    {
        Assert.Equal(Health.Unknown, HealthCheck.Of([]));
        Assert.Equal(Health.Excellent, HealthCheck.Of([(false, null)]));
    }
}
