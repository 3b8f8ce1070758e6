using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>PRFG2010: a tracked method is a test, a tool, an action: its framework calls it by reflection, and no call of it is written down.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FrameworkCallAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.FrameworkCallNotTracked,
        "A tracked method that a framework calls is not tracked there",
        "'{0}' is called by its framework ({1}), and such calls are not tracked. {2}.",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are tracked where they are written. A framework that finds a method by reflection calls it where nobody writes it; only a method that records itself is recorded then.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.FrameworkCallNotTracked));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (FrameworkCalls.Of(method) is { } framework
                    && CallVerdict.OfMethod(method, symbol.Compilation) is not (Verdict.NotAsked or Verdict.TrackedAtDefinition))
                {
                    var obstacle = PartialFormObstacle.Find(method, symbol.Compilation, symbol.CancellationToken);
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        method.Locations[0],
                        CallProperties.Of(method, "by its framework"),
                        MethodGroupAnalyzer.Shown(method),
                        framework,
                        obstacle is null ? "Track it where it is defined ('partial')" : $"It cannot be tracked where it is defined either, because {obstacle}"));
                }
            },
            SymbolKind.Method);
    }
}
