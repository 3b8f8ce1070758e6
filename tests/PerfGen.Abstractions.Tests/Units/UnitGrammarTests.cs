using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Grammar;

public sealed class UnitGrammarTests
{
    [Theory]
    [InlineData("seconds", "s", "sec", "second", "s{wait}")]
    [InlineData("ms", "millisecond", "milliseconds", "msec")]
    [InlineData("us", "µs", "μs", "microseconds")]
    [InlineData("minutes", "min", "minute")]
    [InlineData("bytes", "By", "byte", "B", "By{heap}")]
    [InlineData("KiB", "KiBy", "kibibytes")]
    [InlineData("MB", "MBy", "megabytes")]
    [InlineData("percent", "%", "pct")]
    [InlineData("ratio", "1")]
    [InlineData("tokens", "{token}", "{tokens}", "token", "1{token}")]
    [InlineData("lines", "{line}", "line")]
    [InlineData("count", "{count}")]
    [InlineData("score", "{score}", "points")]
    [InlineData("USD", "{USD}")]
    [InlineData("{file}", "1{file}")]
    [InlineData("tokens/s", "{token}/s", "tokens/second", "tokens/seconds")]
    [InlineData("USD/{request}", "{USD}/{request}")]
    public void EverySpellingOfAUnitIsThatUnit(string word, params string[] spellings)
    {
        Assert.Equal(word, Unit.Parse(word)!.Word);
        Assert.All(spellings, spelling => Assert.Equal(Unit.Parse(word), Unit.Parse(spelling)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("S")]
    [InlineData("Seconds")]
    [InlineData("mb")]
    [InlineData("usd")]
    [InlineData("furlong")]
    [InlineData("{}")]
    [InlineData("{a b}")]
    [InlineData("{a}b")]
    [InlineData("{a{b}}")]
    [InlineData("bytes/")]
    [InlineData("/s")]
    [InlineData("a/b/c")]
    [InlineData("ms/s")]
    [InlineData("bytes/1")]
    public void WhatIsNoUnitIsNotRead(string text) => Assert.Null(Unit.Parse(text));

    [Fact]
    public void AUnitIsReadUpToSixtyThreeLetters()
    {
        Assert.NotNull(Unit.Parse("{" + new string('a', 61) + "}"));
        Assert.Null(Unit.Parse("{" + new string('a', 62) + "}"));
    }

    [Theory]
    [InlineData("seconds", "bytes")]
    [InlineData("tokens", "lines")]
    [InlineData("tokens", "count")]
    [InlineData("score", "percent")]
    [InlineData("USD", "EUR")]
    [InlineData("{file}", "{error}")]
    [InlineData("tokens/s", "tokens")]
    [InlineData("count", "ratio")]
    public void UnitsOfDifferentDimensionsDoNotConvert(string one, string other)
    {
        Assert.Null(Unit.Parse(one)!.To(Unit.Parse(other)!));
        Assert.Null(Unit.Parse(other)!.To(Unit.Parse(one)!));
    }

    [Theory]
    [InlineData(45, "ms", "seconds", 0.045)]
    [InlineData(1.5, "hours", "minutes", 90)]
    [InlineData(90, "seconds", "minutes", 1.5)]
    [InlineData(3, "KiB", "bytes", 3_072)]
    [InlineData(3, "kB", "bytes", 3_000)]
    [InlineData(16, "bits", "bytes", 2)]
    [InlineData(0.855, "ratio", "percent", 85.5)]
    [InlineData(85.5, "percent", "ratio", 0.855)]
    [InlineData(2, "KiB/ms", "bytes/s", 2_048_000)]
    public void AValueConverts(double value, string from, string to, double expected) =>
        Assert.Equal(expected, Unit.Parse(from)!.To(Unit.Parse(to)!)!.Value.Of(value));

    [Theory]
    [InlineData("ms", "seconds")]
    [InlineData("GiB", "bytes")]
    [InlineData("percent", "percent")]
    [InlineData("ratio", "ratio")]
    [InlineData("KiB/ms", "bytes/s")]
    [InlineData("tokens/min", "tokens/s")]
    [InlineData("EUR", "EUR")]
    public void EveryDimensionHasOneCanonicalUnit(string unit, string canonical) =>
        Assert.Equal(canonical, Unit.Parse(unit)!.Canonical.Word);

    [Theory]
    [InlineData("sceonds", "seconds")]
    [InlineData("Seconds", "seconds")]
    [InlineData("milisecs", "ms")]
    [InlineData("mb", "MB")]
    [InlineData("kb", "kB")]
    [InlineData("usd", "USD")]
    [InlineData("tokenz", "tokens")]
    [InlineData("percents", "percent")]
    [InlineData("furlong", null)]
    [InlineData("x", null)]
    public void TheNearestUnitIsFoundForAMisspeltOne(string written, string? meant) => Assert.Equal(meant, UnitTable.Nearest(written));
}
