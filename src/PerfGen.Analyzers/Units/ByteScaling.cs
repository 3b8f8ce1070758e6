using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>What a recorded number of bytes is divided by, and the unit that this makes of it.</summary>
internal static class ByteScaling
{
    private static readonly string[] Ambiguous = ["KB", "kb", "Kb", "mb", "Mb", "gb", "Gb", "tb", "Tb"];

    /// <summary>Whether a unit is written so that nobody can tell thousands from 1,024s (or bits from bytes).</summary>
    public static bool IsAmbiguous(string unit) => Array.IndexOf(Ambiguous, unit) >= 0;

    /// <summary>The unit that bytes are in after the divisions of an expression; null where it is not divided by a power of 1,000 or 1,024.</summary>
    public static Unit? UnitOf(IOperation? value)
    {
        var divisor = BigInteger.One;
        for (; value is IBinaryOperation binary; value = Arguments.Written(binary.LeftOperand))
        {
            if (binary.OperatorKind == BinaryOperatorKind.Divide && Whole(binary.RightOperand) is { } by && by > 0)
            {
                divisor *= by;
            }
            else if (binary.OperatorKind is BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift && Whole(binary.RightOperand) is { } bits && bits >= 0 && bits < 64)
            {
                divisor <<= (int)bits;
            }
            else
            {
                return null;
            }
        }

        return divisor.IsOne ? null
            : UnitTable.All.FirstOrDefault(unit => unit.Kind == UnitKind.Information && unit.Scale.Denominator.IsOne && unit.Scale.Numerator == divisor);
    }

    /// <summary>The unit that the value is in, where the one beside it is its twin of the other base: MiB where it says MB.</summary>
    public static Unit? Twin(MetricUse use) =>
        use.ParsedUnit is { Kind: UnitKind.Information, IsCanonical: false } said && UnitOf(use.Value) is { } actual && !actual.Equals(said)
        && char.ToUpperInvariant(actual.Word[0]) == char.ToUpperInvariant(said.Word[0])
            ? actual
            : null;

    private static BigInteger? Whole(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: IConvertible number and not string }
        && number.ToDouble(CultureInfo.InvariantCulture) is var real && Math.Floor(real) == real && Math.Abs(real) < 1e18
            ? new BigInteger(real)
            : null;
}
