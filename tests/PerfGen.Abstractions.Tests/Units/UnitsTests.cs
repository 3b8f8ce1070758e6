using System.Reflection;
using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Grammar;

public sealed class UnitsTests
{
    private static readonly string[] Constants =
        [.. typeof(PerfGen.Units).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void EveryConstantIsTheWordOfAUnit() => Assert.All(Constants, static word => Assert.Equal(word, Unit.Parse(word)?.Word));

    [Fact]
    public void EveryUnitThatHasANameIsAConstantCurrenciesApart() =>
        Assert.Empty(UnitTable.All.Where(static unit => unit.Kind != UnitKind.Money).Select(static unit => unit.Word).Except(Constants));

    [Theory]
    [InlineData("000", "seconds", "tokens", "lines", "percent", "count", "bytes")]
    [InlineData("002", "ms", "s", "hours", "tokens")]
    [InlineData("004", "min", "ms")]
    public void EveryUnitThatTheDocumentsNameIsKnown(string document, params string[] units) =>
        Assert.All(units, unit => Assert.True(Unit.Parse(unit) is not null, $"{document} names '{unit}'."));

    [Fact]
    public void CurrenciesHaveThreeCapitalsEachOnce()
    {
        Assert.All(Currencies.Codes, static code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Equal(Currencies.Codes.Count, Currencies.Codes.Distinct().Count());
    }
}
