using System.Globalization;
using System.Numerics;

namespace PerfGen.Contracts;

/// <summary>An exact fraction in lowest terms, greater than zero: what one unit is of another.</summary>
internal readonly struct Ratio : IEquatable<Ratio>
{
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.Sign <= 0 || denominator.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), "A ratio of units is greater than zero.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public static Ratio One { get; } = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public Ratio Inverse => new(Denominator, Numerator);

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Ratio operator /(Ratio left, Ratio right) => left * right.Inverse;

    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    /// <summary>The value times this ratio. Rounded once where the ratio is whole or one part of a whole, so that 45 ms are exactly the double 0.045.</summary>
    public double Of(double value)
    {
        if (Denominator.IsOne)
        {
            return Numerator.IsOne ? value : value * (double)Numerator;
        }

        return Numerator.IsOne ? value / (double)Denominator : value * (double)Numerator / (double)Denominator;
    }

    public bool Equals(Ratio other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 397) ^ Denominator.GetHashCode());

    public override string ToString() => Numerator.ToString(CultureInfo.InvariantCulture) + "/" + Denominator.ToString(CultureInfo.InvariantCulture);
}
