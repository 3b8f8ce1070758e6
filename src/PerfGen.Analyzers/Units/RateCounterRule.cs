using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4014: a counter has a rate as its unit.</summary>
internal sealed class RateCounterRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RateCounter,
        "A counter is recorded as a rate",
        "the counter '{0}' is in {1}: count {2}, and let the reader divide by the time",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A counter adds up, and rates do not: the sum of ten values per second is no value per second.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.RateCounter));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use is { Instrument.Kind: InstrumentKind.Counter or InstrumentKind.UpDownCounter, Unit: not null, ParsedUnit: { Kind: UnitKind.Rate } unit }
            ? Finding.Of(use.Unit, use.Shown, unit.Word, unit.Word.Substring(0, unit.Word.LastIndexOf('/')))
            : null;
}
