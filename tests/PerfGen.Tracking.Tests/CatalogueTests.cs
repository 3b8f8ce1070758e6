namespace PerfGen.Tracking.Tests;

/// <summary>The catalogue of this project, as the SDK's own compiler makes members of it and the runtime takes it in.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void AValueThatComesByNameIsRecordedInTheUnitOfTheCatalogue()
    {
#pragma warning disable PRFG4005, PRFG4007 // What programs do whose names and units come from elsewhere.
        Perf.Record("checkout_time", 1_500, "ms");
        Perf.Record("basket_share", 0.25, "ratio");
#pragma warning restore PRFG4005, PRFG4007

        Assert.Equal(1.5, Recorded.Value("checkout_time").Value);
        Assert.Equal(25, Recorded.Value("basket_share").Value);
    }

    [Fact]
    public void AUnitThatMeasuresSomethingElseIsRefused()
    {
        var before = Perf.Rejected;

#pragma warning disable PRFG4007
        Perf.Record("fee", 3, "bytes");
#pragma warning restore PRFG4007

        Assert.True(Perf.Rejected > before);
    }

    [Fact]
    public void ATypedMemberRecordsUnderItsName()
    {
        Metrics.LettersSent.Record(7);

        Assert.Equal(7, Recorded.Value("letters_sent").Value);
    }

    [Fact]
    public void TheMembersKnowWhatTheCatalogueSays()
    {
        Assert.Equal(("basket_share", "percent", 0.0, 100.0), (Metrics.BasketShare.Name, Metrics.BasketShare.Unit, Metrics.BasketShare.Minimum, Metrics.BasketShare.Maximum));
        Assert.Equal("From the basket to the receipt.", Metrics.CheckoutTime.Description);
        Assert.Equal("EUR", Metrics.Fee.Unit);
        Assert.Equal("test_coverage", Metrics.TestCoverage.Name);
    }

    [Fact]
    public void TheAssemblyCarriesItsCatalogueAlong() => Assert.Equal(
        ["checkout_time seconds", "basket_share percent", "letters_sent {letter}", "fee EUR"],
        typeof(CatalogueTests).Assembly.GetCustomAttributes(typeof(DefineMetricAttribute), inherit: false).Cast<DefineMetricAttribute>().Select(static metric => $"{metric.Name} {metric.Unit}"));
}
