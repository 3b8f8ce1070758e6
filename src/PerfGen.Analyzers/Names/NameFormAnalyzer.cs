using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3001: a metric's name is not words of lower-case letters and digits, joined by one underscore or dot each.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameFormAnalyzer() : MetricUseAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NameForm,
        "A metric's name is not in snake_case",
        "'{0}' is not a metric's name: write words of lower-case letters and digits, joined by one '_' or '.' each{1}",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "One spelling for one metric: names that differ in case or delimiters are different metrics to every query.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NameForm));

    private protected override Finding? Check(MetricUse use, in OperationAnalysisContext context)
    {
        // What is not ASCII, PRFG3002 reports.
        if (use.NameText is not { } name || MetricNameForm.IsWellFormed(name) || !MetricNameForm.IsAscii(name))
        {
            return null;
        }

        var better = MetricNameForm.WellFormed(name);
        return Finding.Of(use.Name!, name, better is null ? "" : $"; for instance '{better}'").ReplacedBy(better);
    }
}
