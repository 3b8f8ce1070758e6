using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4008: the last word of a metric's name says another quantity than its unit.</summary>
internal sealed class UnitAgainstNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnitAgainstName,
        "A unit is not that of the name",
        "'{0}' is {1} by its name, and not in {2}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Readers of a chart believe the name, programs the unit.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnitAgainstName));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.NameText is not { } name || use.Definition is not null || UnitOf(use) is not { } unit || Expected(name, unit, context.Options) is not var (what, expected))
        {
            return null;
        }

        var finding = Finding.Of(use.Unit ?? use.Name!, name, what, unit.Word + (use.Kind == MetricUseKind.TrackPerformance ? ", as calls are" : ""));
        return use.Unit is null ? finding : unit.To(expected) is { } factor ? finding.ConvertedTo(expected, factor) : finding.ReplacedBy(expected.Word);
    }

    private static Unit? UnitOf(MetricUse use) => use.Kind == MetricUseKind.TrackPerformance ? UnitTable.Seconds : use.Unit is null ? null : use.ParsedUnit;

    /// <summary>What the name says, and the unit for it; null where the unit fits, or the name says nothing.</summary>
    private static (string What, Unit Unit)? Expected(string name, Unit unit, MetricOptions options)
    {
        var last = name.Substring(name.LastIndexOfAny(['_', '.']) + 1);
        return last switch
        {
            "time" or "duration" or "latency" or "elapsed" when unit.Kind != UnitKind.Time => ("a time", UnitTable.Seconds),
            "coverage" when unit.Kind != UnitKind.Share => ("a share", UnitTable.Percent),
            "ratio" when unit.Kind != UnitKind.Share => ("a ratio", UnitTable.Whole),
            "utilization" or "utilisation" when unit.Kind != UnitKind.Share || (options.Profile != NameProfile.PerfGen && !unit.Equals(UnitTable.Whole)) => ("a ratio", UnitTable.Whole),
            "size" when unit.Kind is UnitKind.Time or UnitKind.Share or UnitKind.Money or UnitKind.Score => ("a size", UnitTable.Bytes),
            "tokens" when unit.Kind is not (UnitKind.Tokens or UnitKind.Count or UnitKind.Rate) => ("a number of tokens", Unit.Parse("tokens")!),
            "lines" when unit.Kind is not (UnitKind.Lines or UnitKind.Count or UnitKind.Rate) => ("a number of lines", Unit.Parse("lines")!),
            _ => null,
        };
    }
}
