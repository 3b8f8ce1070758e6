using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Configuration;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3012: a metric's name lacks the last word that its profile asks for.</summary>
internal sealed class NameEndingRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameEnding,
        "A metric's name has an unusual ending",
        "'{0}' is {1}, whose name ends with '{2}': '{3}'",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The last word of a name says what is measured; the profiles otel and prometheus each have a fixed list of them.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameEnding));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.NameText is not { } name || use.Definition is not null || !MetricNameForm.IsWellFormed(name) || use.ParsedUnit is not { } unit || use.Instrument is not { } instrument)
        {
            return null;
        }

        return context.Options.Profile switch
        {
            NameProfile.OTel => OTel(name, unit, instrument.Kind),
            NameProfile.Prometheus => Prometheus(name, unit, instrument.Kind),
            _ => null,
        } is var (what, ending, better) ? Finding.Of(use.Name!, name, what, ending, better).ReplacedBy(better) : null;
    }

    private static (string What, string Ending, string Better)? OTel(string name, Unit unit, InstrumentKind kind)
    {
        var start = name.LastIndexOfAny(['.', '_']) + 1;
        var last = name.Substring(start);
        return (unit.Kind, kind, last) switch
        {
            (UnitKind.Time, InstrumentKind.Histogram, "latency" or "elapsed" or "length" or "delay") => ("a time of single operations", "duration", name.Substring(0, start) + "duration"),
            (UnitKind.Time, InstrumentKind.Counter, "duration" or "latency" or "elapsed") => ("a sum of times", "time", name.Substring(0, start) + "time"),
            (UnitKind.Share, _, "percent" or "percentage" or "utilisation") => ("a share of a limit", "utilization", name.Substring(0, start) + "utilization"),
            _ => null,
        };
    }

    private static (string What, string Ending, string Better)? Prometheus(string name, Unit unit, InstrumentKind kind)
    {
        var isCounter = kind == InstrumentKind.Counter;
        var stem = isCounter && name.EndsWith("_total", StringComparison.Ordinal) ? name.Substring(0, name.Length - 6) : name;
        var word = unit.Canonical.Kind switch
        {
            UnitKind.Time => "seconds",
            UnitKind.Information => "bytes",
            UnitKind.Share => "ratio",
            _ => null,
        };
        if (word is not null && !stem.EndsWith("_" + word, StringComparison.Ordinal))
        {
            stem += "_" + word;
        }

        var ending = (word is null ? "" : "_" + word) + (isCounter ? "_total" : "");
        return name == stem + (isCounter ? "_total" : "") ? null : ($"in {unit.Word}" + (isCounter ? " and a counter" : ""), ending, stem + (isCounter ? "_total" : ""));
    }
}
