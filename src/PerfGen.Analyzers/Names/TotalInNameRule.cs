using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3010: a counter's name says total, and the profile otel does not.</summary>
internal sealed class TotalInNameRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TotalInName,
        "A counter's name says total",
        "the counter's name '{0}' says 'total', which every counter is: '{1}' is enough",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "OpenTelemetry's conventions leave the word out, and exporters to Prometheus add it; it would stand there twice.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TotalInName));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        context.Options.IsOTel && use is { Instrument.Kind: InstrumentKind.Counter or InstrumentKind.UpDownCounter, NameText: { } name, Definition: null } && !ReservedNamespaces.Defines(name) && Without(name) is { } better
            ? Finding.Of(use.Name!, name, better).ReplacedBy(better)
            : null;

    private static string? Without(string name) =>
        name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith(".total", StringComparison.Ordinal) ? name.Substring(0, name.Length - 6)
        : name.StartsWith("total_", StringComparison.Ordinal) ? name.Substring(6)
        : name.Contains(".total_") ? name.Replace(".total_", ".")
        : null;
}
