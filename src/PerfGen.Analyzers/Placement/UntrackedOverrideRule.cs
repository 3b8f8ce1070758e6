using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1009: an override of a tracked method is not tracked itself.</summary>
internal sealed class UntrackedOverrideRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UntrackedOverride,
        "An override of a tracked method is not tracked",
        "'{0}' overrides '{1}', which is tracked, and is not tracked itself: calls on a variable of its own type are not recorded",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An attribute holds for the body that it stands on. On a virtual method, 'Inherited = true' takes its overrides in.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UntrackedOverride));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        if (!method.IsOverride || Tracking.Of(method, compilation) is not null || Tracking.IsTakenOut(method))
        {
            yield break;
        }

        for (var overridden = method.OverriddenMethod?.OriginalDefinition; overridden is not null; overridden = overridden.OverriddenMethod?.OriginalDefinition)
        {
            if (Tracking.Of(overridden, compilation) is not null)
            {
                yield return Finding.Of(method.Locations[0], MethodGroupAnalyzer.Shown(method), MethodGroupAnalyzer.Shown(overridden));
                yield break;
            }
        }
    }
}
