using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3014: a metric's name is put together at run time.</summary>
internal sealed class ComputedNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ComputedName,
        "A metric's name is computed",
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A name that is computed cannot be checked against the catalogue, and its number of values has no bound.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ComputedName));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use.Name is { ConstantValue.HasValue: false } name && Computes(name) ? Finding.Of(name) : null;

    /// <summary>A variable, a field or a property hands a name on, and where it comes from is checked there; these make one.</summary>
    private static bool Computes(IOperation name) => name switch
    {
        IInterpolatedStringOperation or IBinaryOperation or IInvocationOperation => true,
        IConditionalOperation choice => Computes(choice.WhenTrue) || (choice.WhenFalse is { } otherwise && Computes(otherwise)),
        ICoalesceOperation choice => Computes(choice.Value) || Computes(choice.WhenNull),
        IParenthesizedOperation inner => Computes(inner.Operand),
        _ => false,
    } && !name.ConstantValue.HasValue;
}
