using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3011: a metric's name has the wrong number under the profile otel.</summary>
internal sealed class PluralNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PluralName,
        "A metric's name is in the wrong number",
        "'{0}' {1}: '{2}'",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "OpenTelemetry's conventions use the plural for counters of things, '….count' for how many there are now, and the singular for everything else.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.PluralName));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (!context.Options.IsOTel || use.NameText is not { } name || use.Definition is not null || !MetricNameForm.IsWellFormed(name) || use.ParsedUnit is not { } unit)
        {
            return null;
        }

        var start = name.LastIndexOf('.') + 1;
        var (stem, last) = (name.Substring(0, start), name.Substring(start));
        var isCounted = unit.Kind is UnitKind.Things or UnitKind.Tokens or UnitKind.Lines or UnitKind.Count;
        return (isCounted, use.Instrument?.Kind) switch
        {
            (false, _) when unit.Kind is not (UnitKind.Rate or UnitKind.Money) && Nouns.Singular(last) is { } singular =>
                Of("is in the plural, and is not a number of things", stem + singular),
            (true, InstrumentKind.UpDownCounter) when last.IndexOf('_') < 0 && start > 0 && Nouns.Singular(last) is { } singular =>
                Of("is how many there are now, which is called a count", stem + singular + ".count"),
            (true, InstrumentKind.Counter) when unit.Kind == UnitKind.Things && last == unit.Word.Trim('{', '}') =>
                Of("counts things, which is said in the plural", stem + Nouns.Plural(last)),
            _ => null,
        };

        Finding Of(string what, string better) => Finding.Of(use.Name!, name, what, better).ReplacedBy(better);
    }
}
