using PerfGen.Query.Reporting;
using PerfGen.Query.Text;

namespace PerfGen.Query.Tests.Text;

/// <summary>How numbers and names are written for people.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0 ns")]
    [InlineData(51e-9, "51 ns")]
    [InlineData(999.4e-9, "999 ns")]
    [InlineData(999.6e-9, "1.0 µs")]
    [InlineData(51e-6, "51 µs")]
    [InlineData(0.34, "340 ms")]
    [InlineData(0.99951, "1.0 s")]
    [InlineData(1.2, "1.2 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(119.0, "119 s")]
    [InlineData(204.0, "3.4 min")]
    [InlineData(7200.0, "2.0 h")]
    [InlineData(400_000.0, "4.6 days")]
    public void ADurationHasTwoOrThreeDigitsAndItsUnit(double? seconds, string text) => Assert.Equal(text, Human.Duration(seconds));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0 %")]
    [InlineData(0.0001, "0.1 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.92, "92 %")]
    [InlineData(0.9949, "99.5 %")]
    [InlineData(0.99999, "99.9 %")]
    [InlineData(1.0, "100 %")]
    public void AShareIsAllOrNothingOnlyWhereItIs(double? ratio, string text) => Assert.Equal(text, Human.Share(ratio));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(7.0, "7")]
    [InlineData(0.25, "0.25")]
    [InlineData(980.0, "980")]
    [InlineData(2100.0, "2.1k")]
    [InlineData(212_400.0, "212k")]
    [InlineData(999_600.0, "1.0M")]
    [InlineData(3.4e9, "3.4G")]
    public void ACountIsShort(double? count, string text) => Assert.Equal(text, Human.Compact(count));

    [Theory]
    [InlineData("1.87", "USD", "$1.87")]
    [InlineData("0.0004", "USD", "$0.0004")]
    [InlineData("12345.6", "EUR", "12,345.60 EUR")]
    public void MoneyHasItsCurrencyAndIsNotRoundedToNothing(string amount, string currency, string text) =>
        Assert.Equal(text, Human.Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency));

    [Theory]
    [InlineData("30m", "last 30 minutes", 30)]
    [InlineData("1h", "last hour", 60)]
    [InlineData("7d", "last 7 days", 7 * 24 * 60)]
    [InlineData("2w", "last 2 weeks", 14 * 24 * 60)]
    [InlineData("2026-11-20", "since 2026-11-20", 36 * 60)]
    [InlineData("2026-11-21 11:30", "since 2026-11-21 11:30", 30)]
    [InlineData("2026-11-21T11:30Z", "since 2026-11-21T11:30Z", 30)]
    [InlineData("2026-11-21T12:30+01:00", "since 2026-11-21T12:30+01:00", 30)]
    public void AWindowIsReadAsItIsWritten(string text, string name, int minutes)
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        Assert.True(ReportWindow.TryParse(text, now, TimeZoneInfo.Utc, out var window));

        Assert.Equal((name, now.AddMinutes(-minutes)), (window.Name, window.From!.Value));
        Assert.Equal(window.From!.Value.AddMinutes(-minutes), window.Before(now)!.From);
        Assert.Equal(window.From, window.Before(now)!.To);
    }

    [Fact]
    public void ADateIsOneOfTheZone()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), null, null);

        Assert.True(ReportWindow.TryParse("2026-11-21", new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), zone, out var window));

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero), window.From);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("0h")]
    [InlineData("-1h")]
    [InlineData("1y")]
    [InlineData("1.5h")]
    [InlineData("99999999w")]
    [InlineData("yesterday")]
    [InlineData("2027-01-01")]
    [InlineData("12:30")]
    [InlineData("2026-13-01")]
    public void WhatIsNoTimeInThePastIsNoWindow(string text) =>
        Assert.False(ReportWindow.TryParse(text, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, out _));

    [Theory]
    [InlineData("agnt", "agent")]
    [InlineData("AGENT", "agent")]
    [InlineData("tokens_promt", "tokens_prompt")]
    [InlineData("statsu", "status")]
    [InlineData("xyzzy", null)]
    [InlineData("a", null)]
    public void WhatIsNearIsFoundAndNothingElse(string written, string? found) =>
        Assert.Equal(found, NearestName.Find(written, ["agent", "status", "tokens_prompt", "duration_s"]));

    [Fact]
    public void NamesOfMethodsAreShortAndStillTellThemApart()
    {
        var names = MethodNames.Shorten([("Shop.Orders", "Submit"), ("Shop.Tests.Runner", "Run"), ("Shop.Index.Runner", "Run"), ("A.List<B.C>", "Add"), ("Runner", "Run")]);

        Assert.Equal(["Orders.Submit", "Tests.Runner.Run", "Index.Runner.Run", "List<B.C>.Add", "Runner.Run"], names.Values.OrderBy(static name => name switch
        {
            "Orders.Submit" => 0, "Tests.Runner.Run" => 1, "Index.Runner.Run" => 2, "List<B.C>.Add" => 3, _ => 4,
        }));
    }

    [Fact]
    public void BarsGrowFromZeroAndUnknownIsAGap() => Assert.Equal("▁▄█ ▁", Sparkline.Draw([0.1, 4.0, 8.0, null, 0.0]));

    [Fact]
    public void WideCharactersTakeTwoColumnsAndMarksNone()
    {
        Assert.Equal((4, 1, 2, 5), (CellWidth.Of("审查"), CellWidth.Of("e\u0301"), CellWidth.Of("😀"), CellWidth.Of("a–b▁█")));
        Assert.Equal(("审…", "审查", ""), (CellWidth.Cut("审查员", 4), CellWidth.Cut("审查", 4), CellWidth.Cut("x", 0)));
        Assert.Equal("a␛[31m␊", CellWidth.Printable("a\u001b[31m\n"));
    }
}
