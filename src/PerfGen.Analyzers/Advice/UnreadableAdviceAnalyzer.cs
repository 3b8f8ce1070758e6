using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Advice;

/// <summary>PRFG8004: the summary of recorded data has a line that is no method's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableAdviceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnreadableAdvice,
        "The summary of recorded data cannot be read",
        "this line of the recorded data is no method's: resolve a merge that is left in it, or run 'perfgen advice export' again",
        DiagnosticCategories.Advice,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The line is not what 'perfgen advice export' writes. The other lines are used.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnreadableAdvice));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            if (RecordedAdvice.File(file.Options) != file.AdditionalFile
                || file.AdditionalFile.GetText(file.CancellationToken) is not { } text
                || RecordedAdvice.Of(file.Options, file.CancellationToken) is not { } advice)
            {
                return;
            }

            foreach (var line in advice.Faults)
            {
                var span = text.Lines[line].Span;
                file.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
            }
        });
    }
}
