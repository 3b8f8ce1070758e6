using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4001: a unit is neither a word nor a code that means one.</summary>
internal sealed class UnknownUnitRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownUnit,
        "A unit is not known",
        "'{0}' is not a unit{1}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Units are PerfGen's words (seconds, bytes, percent, tokens, …), UCUM codes (s, By, {token}), or currencies by their ISO 4217 codes. Case matters.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnknownUnit));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.UnitText is not { } unit || string.IsNullOrWhiteSpace(unit))
        {
            return null;
        }

        if (use.ParsedUnit is { } known)
        {
            return context.Options.IsOTel && use.Kind == MetricUseKind.Instrument && IsNoCode(unit, known)
                ? Finding.Of(use.Unit!, unit, $" to OpenTelemetry: write its code '{known.Code}'").ReplacedBy(known.Code)
                : null;
        }

        if (ByteScaling.IsAmbiguous(unit)) // PRFG4013 says why.
        {
            return null;
        }

        var nearest = UnitTable.Nearest(unit);
        return Finding.Of(use.Unit!, unit, nearest is null ? ": write one of PerfGen.Units, a UCUM code, or what is counted in braces" : $"; did you mean '{nearest}'?").ReplacedBy(nearest);
    }

    /// <summary>A word or another spelling, in the place of the code that exporters hand on. What stands in braces is free.</summary>
    private static bool IsNoCode(string written, Unit unit) => written != unit.Code && written.IndexOf('{') < 0 && unit.Equals(Unit.Parse(unit.Code));
}
