using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Advice;

/// <summary>PRFG8003: a method's file has changed since what was recorded of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutdatedAnalyzer() : AdviceAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.OutdatedAdvice,
        "What was recorded is older than the source",
        "what was recorded of '{0}' ends on {1}, and its file has changed since: run the program and 'perfgen advice export' again",
        DiagnosticCategories.Advice,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: "Figures of code that is not there any more say little of the code that is.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.OutdatedAdvice));

    /// <summary>The time of the file, which the package's targets hand over where a project has a summary.</summary>
    private const string ModifiedTime = "build_metadata.Compile.ModifiedTime";

    private protected override object?[]? Check(IMethodSymbol method, MethodAdvice advice, AnalyzerConfigOptions options) =>
        options.TryGetValue(ModifiedTime, out var text)
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal, out var changed)
        && changed.Date > advice.Until.Date
            ? [method.Name, Day(advice.Until)]
            : null;
}
