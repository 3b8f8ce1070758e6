using FsCheck;
using FsCheck.Fluent;

namespace PerfGen.Analysis.Tests;

/// <summary>Checks that something holds for all values that can be made.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> values, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(values), property));

    public static Gen<double> Between(double low, double high) => Gen.Choose(0, 1_000_000).Select(step => low + ((high - low) * step / 1_000_000));
}
