using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1015: a method has [TrackPerformance] twice.</summary>
internal sealed class RepeatedAttributeRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RepeatedAttribute,
        "A method has [TrackPerformance] twice",
        "'{0}' has [TrackPerformance] twice; a call is recorded once, and what this one says in addition is lost: keep one",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Several are for types and assemblies, where each chooses other methods. A call has one record, with one name.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.RepeatedAttribute));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop) =>
        WrittenAttribute.TrackPerformance(method, stop).Where(static written => !GeneratedByUs.Is(written.Syntax.SyntaxTree)).Skip(1).Select(written => Finding.Of(written.At, MethodGroupAnalyzer.Shown(method)));
}
