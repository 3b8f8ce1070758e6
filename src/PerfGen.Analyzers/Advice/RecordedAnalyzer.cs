using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Advice;

/// <summary>PRFG8001: what was recorded of a method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecordedAnalyzer() : AdviceAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RecordedOfMethod,
        "What was recorded of this method",
        "{0} from {1} to {2}: p95 {3}{4}{5}",
        DiagnosticCategories.Advice,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Figures of recorded calls, beside the code that they are of.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.RecordedOfMethod));

    private protected override object?[] Check(IMethodSymbol method, MethodAdvice advice, AnalyzerConfigOptions options) =>
    [
        advice.Calls.ToString("#,0", CultureInfo.InvariantCulture) + (advice.Calls == 1 ? " call" : " calls"),
        Day(advice.Since),
        Day(advice.Until),
        Duration(advice.P95Seconds),
        advice.Change is { } change ? Compared(change, advice.Baseline!) : "",
        advice.SuccessRate is { } rate ? $", {(rate * 100).ToString("0.#", CultureInfo.InvariantCulture)} % succeeded" : "",
    ];

    private static string Compared(double change, string baseline)
    {
        var percent = Math.Round(Math.Abs(change) * 100).ToString("0", CultureInfo.InvariantCulture);
        return percent == "0" ? $", as the baseline '{baseline}'" : $", {percent} % {(change > 0 ? "above" : "below")} the baseline '{baseline}'";
    }
}
