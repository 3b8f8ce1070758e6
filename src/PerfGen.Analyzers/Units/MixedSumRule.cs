using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4010: a recorded value adds up numbers in different units.</summary>
internal sealed class MixedSumRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MixedSum,
        "A sum of different units is recorded",
        "'{0}' is in {1} and '{2}' in {3}: their {4} is neither",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A sum of tokens and seconds, or of dollars and euros, is a number without a meaning.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.MixedSum));

    public override bool JudgesValues => true;

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        // What instruments record is looked at once, when the instrument is known.
        if (use.Value is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum || (use.Kind == MetricUseKind.InstrumentValue && use.KnownName is null))
        {
            return null;
        }

        ValueSource? first = null;
        foreach (var source in Operands(sum).Select(ValueSource.Of).OfType<ValueSource>().Where(static source => source.Unit is not null))
        {
            first ??= source;
            if (!first.Unit!.Equals(source.Unit))
            {
                return Finding.Of(
                    sum, first.Shown, first.Unit.Word, source.Shown, source.Unit!.Word, sum.OperatorKind == BinaryOperatorKind.Add ? "sum" : "difference");
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Operands(IOperation operation) => Arguments.Written(operation) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => Operands(sum.LeftOperand).Concat(Operands(sum.RightOperand)),
        var operand => [operand],
    };
}
