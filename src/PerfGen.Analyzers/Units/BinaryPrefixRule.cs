using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Units;

/// <summary>PRFG4013: a unit says thousands where the value is divided by 1,024, or the other way round, or leaves it open.</summary>
internal sealed class BinaryPrefixRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.BinaryPrefix,
        "Thousands and 1,024s are confused",
        "{0}",
        DiagnosticCategories.Units,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A KiB has 24 bytes more than a kB, a GiB 74 million more than a GB.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.BinaryPrefix));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use is not { Unit: not null, UnitText: { } text })
        {
            return null;
        }

        if (ByteScaling.IsAmbiguous(text))
        {
            var finding = Finding.Of(use.Unit, $"'{text}' may be 1,000 bytes, 1,024 or bits: write one of 'kB', 'KiB' and their like, or record bytes");
            return ByteScaling.UnitOf(use.Value) is { } divided ? finding.ReplacedBy(divided.Word) : finding;
        }

        return ByteScaling.Twin(use) is { } actual
            ? Finding.Of(use.Unit, $"'{use.Shown}' is divided so that it is in {actual.Word}, and recorded in {text}").ReplacedBy(actual.Word)
            : null;
    }
}
