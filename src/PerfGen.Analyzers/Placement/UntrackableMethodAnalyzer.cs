using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1001, PRFG1005 and PRFG1006: methods with the attribute of which no call can be timed, because nothing shows when one ends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrackableMethodAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor OutsideOfDotnet = new(
        DiagnosticIds.NoBody,
        "A method that is implemented outside of .NET cannot be tracked",
        "'{0}' is implemented outside of .NET and cannot be tracked; track a method that calls it",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Recording around such a call could change the error that it leaves behind for its caller.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NoBody));

    private static readonly DiagnosticDescriptor AsyncVoid = new(
        DiagnosticIds.AsyncVoidNotTracked,
        "An async void method is not tracked",
        "'{0}' is 'async void', so nothing shows when it ends, and its calls are not tracked. Let it return a Task, or make it 'partial' with a body that does.",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An async void method returns at its first wait, and whoever called it never learns of its end.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.AsyncVoidNotTracked));

    private static readonly DiagnosticDescriptor NoTask = new(
        DiagnosticIds.ResultEndsLater,
        "A method whose result is awaited and is no task is not tracked",
        "'{0}' returns '{1}', which is awaited and is no task, so nothing shows when it ends, and its calls are not tracked. Let it return a Task or a ValueTask.",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Tasks tell when they end, and streams when they are enumerated to their end. Other types that can be awaited tell it to one awaiter only, who is the caller.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ResultEndsLater));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [OutsideOfDotnet, AsyncVoid, NoTask];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                // An attribute on a type or assembly means the methods that can be tracked.
                var method = (IMethodSymbol)symbol.Symbol;
                if (TrackedMethods.TrackPerformance(method) is not null && RuleFor(MethodShape.VerdictOf(method)) is { } rule)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(
                        rule, method.Locations[0], MethodGroupAnalyzer.Shown(method), method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
                }
            },
            SymbolKind.Method);
    }

    private static DiagnosticDescriptor? RuleFor(Verdict shape) => shape switch
    {
        Verdict.Extern => OutsideOfDotnet,
        Verdict.AsyncVoid => AsyncVoid,
        Verdict.CustomAwaitable => NoTask,
        _ => null,
    };
}
