using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Queries;

/// <summary>PRFG7003: sQL is put together from values.</summary>
internal sealed class ComputedSqlRule() : SqlRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ComputedSql,
        "SQL is put together from values",
        "'{0}' becomes part of the SQL: {1}; ask with a constant, and {2}",
        DiagnosticCategories.Queries,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A value with a quote in it ends the text that it stands in, and the rest of it is read as SQL.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ComputedSql));

    public override Finding? CheckComputed(IOperation sql) =>
        Value(sql) is not { } value ? null
            : value.Type is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double }
                ? Finding.Of(value, value.Syntax.ToString(), "it is written in the culture of whoever runs the program", "filter the rows")
                : Finding.Of(value, value.Syntax.ToString(), "a quote in it changes the question", "filter the rows, or double the quotes of the text first");

    /// <summary>The first value that is not known; what doubles its quotes is taken for safe.</summary>
    private static IOperation? Value(IOperation sql) => sql switch
    {
        _ when sql.ConstantValue.HasValue => null,
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(static part => Part(Arguments.Written(part.Expression))).FirstOrDefault(static part => part is not null),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Operand(sum.LeftOperand) ?? Operand(sum.RightOperand),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } call => call.Arguments
            .SelectMany(static argument => argument.Value is IArrayCreationOperation { Initializer: { } all } ? all.ElementValues.AsEnumerable() : [argument.Value])
            .Select(static argument => Part(Arguments.Written(argument)))
            .FirstOrDefault(static part => part is not null),
        _ => null,
    };

    private static IOperation? Operand(IOperation operand) => Arguments.Written(operand) switch
    {
        IBinaryOperation sum => Value(sum),
        IInterpolatedStringOperation text => Value(text),
        var value => Part(value),
    };

    private static IOperation? Part(IOperation value) =>
        value.ConstantValue.HasValue || DoublesQuotes(value is IConditionalAccessOperation { WhenNotNull: var replaced } ? replaced : value) ? null : value;

    private static bool DoublesQuotes(IOperation value) =>
        value is IInvocationOperation { TargetMethod.Name: "Replace", Arguments.Length: >= 2 } replace && MetricUse.TextOf(Arguments.Written(replace.Arguments[0].Value)) == "'";
}
