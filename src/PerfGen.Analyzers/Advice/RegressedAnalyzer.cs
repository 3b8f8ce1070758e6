using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Configuration;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Advice;

/// <summary>PRFG8002: a method takes longer than its baseline.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegressedAnalyzer() : AdviceAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RegressedMethod,
        "A method became slower than its baseline",
        "'{0}' takes {1} % longer than its baseline '{2}': p95 {3} instead of {4}, over {5} calls up to {6}",
        DiagnosticCategories.Advice,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The recorded figures are above the baseline by more than perfgen_regression_percent.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.RegressedMethod));

    /// <summary>Below this, the 95th percentile is the slowest call.</summary>
    private const int FewCalls = 20;

    private protected override object?[]? Check(IMethodSymbol method, MethodAdvice advice, AnalyzerConfigOptions options) =>
        advice.Change is { } change && advice.Calls >= FewCalls && change * 100 > new MetricOptions(options).RegressionPercent
            ?
            [
                method.Name,
                Math.Round(change * 100).ToString("0", CultureInfo.InvariantCulture),
                advice.Baseline,
                Duration(advice.P95Seconds),
                Duration(advice.BaselineP95Seconds!.Value),
                advice.Calls.ToString("#,0", CultureInfo.InvariantCulture),
                Day(advice.Until),
            ]
            : null;
}
