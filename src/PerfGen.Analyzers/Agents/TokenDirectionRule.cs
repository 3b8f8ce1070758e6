using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6003: tokens are recorded without their direction, or counted twice.</summary>
internal sealed class TokenDirectionRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TokenDirection,
        "Tokens have no direction, or count twice",
        "{0}",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Tokens of prompts and of answers have different prices; a total that is added to its parts counts them twice.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TokenDirection));

    public override bool JudgesValues => true;

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.Value is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum || (use.Kind == MetricUseKind.InstrumentValue && use.KnownName is null))
        {
            return null;
        }

        var names = Names(sum).ToArray();
        return names.FirstOrDefault(static name => Has(name, "total") && Has(name, "token")) is { } total
            && names.FirstOrDefault(static name => Has(name, "token") && (Has(name, "input") || Has(name, "output") || Has(name, "prompt") || Has(name, "completion"))) is { } part
            ? Finding.Of(sum, $"'{total}' has '{part}' in it already: their sum counts tokens twice")
            : null;
    }

    public override IEnumerable<Finding> Check(CompilationMetrics metrics, CancellationToken stop) => metrics.Recorded
        .Where(static recorded => recorded.Instrument.Name == "gen_ai.client.token.usage" && recorded.Tags.IsComplete
            && recorded.Tags.Tags.All(static tag => tag.KeyText is { } key && key != "gen_ai.token.type"))
        .Select(static recorded => Finding.Of(recorded.Use.Operation, $"'{recorded.Instrument.Name}' is recorded without 'gen_ai.token.type': say whether tokens are 'input' or 'output'"));

    private static IEnumerable<string> Names(IOperation operation) => Arguments.Written(operation) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Names(sum.LeftOperand).Concat(Names(sum.RightOperand)),
        IConversionOperation cast => Names(cast.Operand),
        ICoalesceOperation choice => Names(choice.Value),
        IConditionalAccessOperation access => Names(access.WhenNotNull),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } => Names(nullable),
        var operand => Holder.Of(operand) is { } symbol ? [symbol.Name] : [],
    };

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
