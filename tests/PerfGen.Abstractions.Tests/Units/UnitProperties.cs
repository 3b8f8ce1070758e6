using FsCheck;
using FsCheck.Fluent;
using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Grammar;

public sealed class UnitProperties
{
    private static readonly Gen<Unit> Known = Gen.Elements(UnitTable.All.ToArray());

    private static readonly Gen<Unit> Things = Gen.Elements("{file}", "{request}", "{hot_page}").Select(static text => Unit.Parse(text)!);

    private static readonly Gen<Unit> Terms = Gen.Frequency((4, Known.Where(static unit => unit.Kind != UnitKind.Money)), (1, Known), (1, Things));

    private static readonly Gen<Unit> Rates =
        from counted in Terms
        from per in Terms
        where per.Kind != UnitKind.Share && counted.Dimension != per.Dimension
        select Unit.Parse(counted.Word + "/" + per.Word)!;

    private static readonly Gen<Unit> Units = Gen.Frequency((3, Terms), (1, Rates));

    [Fact]
    public void AUnitIsReadBackFromItsWordAndFromItsCode() => Holds(Units, static unit =>
        unit.Equals(Unit.Parse(unit.Word)) && unit.Equals(Unit.Parse(unit.Code)) && Unit.Parse(unit.Code)!.Word == unit.Word);

    [Fact]
    public void ConversionThereAndBackIsExact() => Holds(Pairs(), static pair =>
        pair.One.To(pair.Other) is not { } there || there * pair.Other.To(pair.One)!.Value == Ratio.One);

    [Fact]
    public void ConversionByWayOfAThirdUnitIsTheSame() => Holds(
        from pair in Pairs()
        from third in Units
        select (pair.One, pair.Other, Third: third.Dimension == pair.One.Dimension ? third : pair.One.Canonical),
        static three => three.One.To(three.Third) is not { } first
            || three.Third.To(three.Other) is not { } second
            || first * second == three.One.To(three.Other)!.Value);

    [Fact]
    public void ACanonicalUnitIsItsOwn() => Holds(Units, static unit =>
        unit.Canonical.Dimension == unit.Dimension && unit.Canonical.IsCanonical && unit.To(unit.Canonical) is not null);

    [Fact]
    public void NoTextMakesTheReaderThrow() => Holds(
        ArbMap.Default.GeneratorFor<string>().Or(Gen.Elements("/", "{", "}", "{/}", "a{/}/s", "s/{", "//", "1/1")),
        static text => text is null || Unit.Parse(text) is var unit && (unit is null || unit.Equals(Unit.Parse(unit.Code))));

    [Fact]
    public void APropertyThatDoesNotHoldIsFound() =>
        Assert.ThrowsAny<Exception>(static () => Holds(Units, static unit => unit.IsCanonical));

    /// <summary>Two units, of one dimension more often than chance would have it.</summary>
    private static Gen<(Unit One, Unit Other)> Pairs() =>
        from one in Units
        from other in Gen.Elements(UnitTable.All.Where(unit => unit.Dimension == one.Dimension).Append(one).ToArray())
        select (one, other);

    private static void Holds<T>(Gen<T> values, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(values), property));
}
