using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4009: what is recorded says another unit than the one beside it, or is of a type that cannot hold it.</summary>
internal sealed class ValueUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ValueInOtherUnit,
        "A value is in another unit than the metric",
        "'{0}' is {1}, and '{2}' is recorded in {3}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is recorded would be wrong by the factor between the two units, and no query could tell.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ValueInOtherUnit));

    public override bool JudgesValues => true;

    public override Finding? Check(MetricUse use, RuleContext context) => use.ParsedUnit is not { } unit ? null
        : use.Instrument is { } instrument ? OfType(use, unit, instrument)
        : ValueSource.Of(use, context.Compilation) is { } source ? OfSource(use, unit, source)
        : unit.Kind == UnitKind.Share && use.Value is { } value && IsWholeDivision(value) ? Finding.Of(value, value.Syntax.ToString(), "divided as whole numbers", use.Shown, unit.Word)
        : null;

    private static Finding? OfSource(MetricUse use, Unit unit, ValueSource source)
    {
        var at = use.Value ?? use.Path!;
        if (source.Whole is { } whole && unit.Kind == UnitKind.Time)
        {
            return Finding.Of(at, source.Shown, $"a part of the time (the whole is '{whole}')", use.Shown, unit.Word).ConvertedTo(unit, Ratio.One);
        }

        if (unit.Equals(source.Unit) || (source.Unit is null && unit.Kind != UnitKind.Time)) // Ticks are a count as well.
        {
            return null;
        }

        // A name that says what is counted fits a count and a rate of it.
        if (source.Unit is { Kind: UnitKind.Tokens } && unit.Kind is UnitKind.Count or UnitKind.Things or UnitKind.Rate)
        {
            return null;
        }

        var finding = Finding.Of(at, source.Shown, source.Unit is null ? "in ticks" : $"in {source.Unit.Word}", use.Shown, unit.Word);
        return source.Unit?.To(unit) is { } factor ? finding.ConvertedTo(unit, factor) : finding;
    }

    /// <summary>Things are counted in whole numbers, and a ratio of 0 to 1 has no room in them.</summary>
    private static Finding? OfType(MetricUse use, Unit unit, MeterInstrument instrument)
    {
        var isCounted = unit.Kind is UnitKind.Things or UnitKind.Count or UnitKind.Tokens or UnitKind.Lines or UnitKind.Information;
        var isRatio = unit.Equals(UnitTable.Whole) && use.NameText is { } name && name.Substring(name.LastIndexOfAny(['_', '.']) + 1) is "utilization" or "ratio" or "efficiency";
        return instrument.ValueType?.SpecialType switch
        {
            SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal when isCounted => Of("a number with a fraction"),
            SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 when isRatio => Of("a whole number"),
            _ => null,
        };

        Finding Of(string what)
        {
            var types = use.Operation.Syntax.DescendantNodes().OfType<TypeArgumentListSyntax>().FirstOrDefault();
            return Finding.Of((types?.Arguments[0] ?? use.Name!.Syntax).GetLocation(), instrument.ValueType!.ToDisplayString(), what, use.Shown, unit.Word);
        }
    }

    /// <summary>A division of whole numbers, which is 0 or 1 of a share.</summary>
    private static bool IsWholeDivision(IOperation value) =>
        value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 } division
        && Arguments.Written(division.LeftOperand) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply };
}
