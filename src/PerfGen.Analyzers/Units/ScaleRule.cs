using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4012: a value is on another scale than its metric.</summary>
internal sealed class ScaleRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.WrongScale,
        "A value is on another scale",
        "'{0}' goes from {1} to {2}, and {3} is recorded{4}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Scores of 1 to 10, 0 to 100 and 0 to 1 look alike; one of them on the scale of another ruins every mean.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.WrongScale));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.Value is not { } value || use.ParsedUnit is not { } unit)
        {
            return null;
        }

        if (Number(value) is { } number)
        {
            return use.Definition is { } metric && metric.Normalise(unit) is var (factor, _) ? OfConstant(use, metric, unit, factor, number) : null;
        }

        // A share in the wrong hundred: a quotient of counts as percent, or percent as a ratio.
        var (isPercent, isRatio) = (unit.Equals(UnitTable.Percent), unit.Equals(UnitTable.Whole));
        return isPercent && IsQuotientOfCounts(value) ? Of(use, "0", "100", "a quotient of 0 to 1").ConvertedTo(UnitTable.Percent, new(100, 1))
            : isRatio && use.Definition is null or { Maximum: <= 1 } && IsTimesHundred(value) ? Of(use, "0", "1", "a value times 100")
            : null;
    }

    private static Finding? OfConstant(MetricUse use, MetricDefinition metric, Unit unit, Ratio factor, double number)
    {
        if (!metric.IsInRange(factor.Of(number)))
        {
            var other = metric is { Unit: "score", Maximum: 10 } && number is > 10 and <= 100 ? "; a score of 0 to 100 is 'quality_score'" : "";
            return Of(use, Text(metric.Minimum), Text(metric.Maximum), Text(number), other);
        }

        return number is > 0 and < 1 && metric is { Minimum: 0, Maximum: 100 } && (metric.Unit == "score" || unit.Equals(UnitTable.Percent))
            ? Of(use, "0", "100", Text(number), "; of a scale of 0 to 1?").ConvertedTo(unit, new(100, 1))
            : null;
    }

    private static Finding Of(MetricUse use, string from, string to, string what, string more = "") => Finding.Of(use.Value!, use.Shown, from, to, what, more);

    private static string Text(double number) => double.IsInfinity(number) ? "any number" : number.ToString(CultureInfo.InvariantCulture);

    private static double? Number(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: IConvertible number and not (string or bool or char) } ? number.ToDouble(CultureInfo.InvariantCulture) : null;

    /// <summary>One whole number over another, not times a hundred: a share of 0 to 1.</summary>
    private static bool IsQuotientOfCounts(IOperation value) =>
        value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && IsCount(quotient.LeftOperand) && IsCount(quotient.RightOperand) && Number(quotient.RightOperand) is null;

    private static bool IsCount(IOperation operand)
    {
        while (operand is IConversionOperation or IParenthesizedOperation)
        {
            operand = operand is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operand).Operand;
        }

        // A product is scaled already.
        return operand is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply }
            && ValueSource.Of(operand) is null
            && operand.Type?.SpecialType is SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
    }

    private static bool IsTimesHundred(IOperation value) =>
        value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product && (Number(product.LeftOperand) == 100 || Number(product.RightOperand) == 100);
}
