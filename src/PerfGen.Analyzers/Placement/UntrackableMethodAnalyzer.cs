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
        "{0} is 'async void', so nothing shows when it ends, and its calls are not tracked. {1}.",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An async void method returns at its first wait, and whoever called it never learns of its end.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.AsyncVoidNotTracked));

    private const string ReturnTask = "Let it return a Task, or make it 'partial' with a body that does";

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
                // By type: a partial method whose implementing part is generated is no symbol of the user's code any more. Methods of extension blocks are found in the class around them.
                foreach (var method in ((INamedTypeSymbol)symbol.Symbol).GetMembers().OfType<IMethodSymbol>().Where(static method => method.ContainingType.CanBeReferencedByName))
                {
                    // An attribute on a type or assembly means the methods that can be tracked.
                    if (TrackedMethods.TrackPerformance(method) is not null && Problem(method) is { } problem)
                    {
                        symbol.ReportDiagnostic(problem);
                    }
                }
            },
            SymbolKind.NamedType);
    }

    private static Diagnostic? Problem(IMethodSymbol method)
    {
        var shown = MethodGroupAnalyzer.Shown(method);
        Diagnostic Of(DiagnosticDescriptor rule, params object[] arguments) => Diagnostic.Create(rule, method.Locations[0], arguments);
        if (UnrecordedForm.BodyOf(method) is { } body)
        {
            return Of(AsyncVoid, $"'{body.Name}', the body of '{shown}',", $"Let '{body.Name}' return a Task");
        }

        return MethodShape.VerdictOf(method) switch
        {
            Verdict.Extern => Of(OutsideOfDotnet, shown),
            Verdict.AsyncVoid => Of(AsyncVoid, $"'{shown}'", ReturnTask),
            Verdict.CustomAwaitable => Of(NoTask, shown, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)),
            _ => null,
        };
    }
}
