using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1002: the attribute may stand on everything that the compiler calls a method; only those with a name to call them by can be tracked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotBeTrackedAnalyzer : DiagnosticAnalyzer
{
    private const string MakeItAMethod = "make it a method";
    private const string TrackWhatItCalls = "track a method that it calls";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CannotBeTracked,
        "Only methods can be tracked",
        "{0} cannot be tracked; {1}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Calls of accessors, operators, finalizers, local functions and lambdas cannot be replaced by recorded ones, so the attribute would do nothing there.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CannotBeTracked));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is not { } attribute)
            {
                return;
            }

            start.RegisterSymbolAction(symbol => Check((IMethodSymbol)symbol.Symbol, attribute, symbol.ReportDiagnostic), SymbolKind.Method);

            // [method: …] on an event without accessors stands on both of those that the compiler makes, which no action sees either.
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (((IEventSymbol)symbol.Symbol).AddMethod is { IsImplicitlyDeclared: true } add)
                    {
                        Check(add, attribute, symbol.ReportDiagnostic);
                    }
                },
                SymbolKind.Event);

            // Nothing declares these two, so no symbol action sees them; without an attribute list they are none of ours.
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (AttributeLists.Of(node.Node).Count > 0 && Declared(node) is { } method)
                    {
                        Check(method, attribute, node.ReportDiagnostic);
                    }
                },
                SyntaxKind.LocalFunctionStatement,
                SyntaxKind.ParenthesizedLambdaExpression,
                SyntaxKind.SimpleLambdaExpression);
        });
    }

    private static IMethodSymbol? Declared(SyntaxNodeAnalysisContext context) => (IMethodSymbol?)(
        context.Node.IsKind(SyntaxKind.LocalFunctionStatement)
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol);

    private static void Check(IMethodSymbol method, INamedTypeSymbol attribute, Action<Diagnostic> report)
    {
        if (Describe(method) is not var (what, advice))
        {
            return;
        }

        foreach (var data in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)
                && data.ApplicationSyntaxReference is { } reference)
            {
                report(Diagnostic.Create(Rule, Location.Create(reference.SyntaxTree, reference.Span), what, advice));
            }
        }
    }

    /// <summary>What it is and what to do instead; null for methods, and for constructors, on which the compiler refuses the attribute (CS0592).</summary>
    private static (string What, string Advice)? Describe(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.EventAdd when method.IsImplicitlyDeclared => ($"The event '{Owner(method)}'", TrackWhatItCalls),
        MethodKind.Ordinary when TrackedMethods.Find(method, "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute") is not null =>
            ($"'{method.Name}', which native code calls and nothing else may,", TrackWhatItCalls),
        MethodKind.LocalFunction => ($"The local function '{method.Name}'", MakeItAMethod),
        MethodKind.AnonymousFunction => ("A lambda", MakeItAMethod),
        MethodKind.PropertyGet => ($"The getter of '{Owner(method)}'", TrackWhatItCalls),
        MethodKind.PropertySet => ($"The setter of '{Owner(method)}'", TrackWhatItCalls),
        MethodKind.EventAdd => ($"The add accessor of '{Owner(method)}'", TrackWhatItCalls),
        MethodKind.EventRemove => ($"The remove accessor of '{Owner(method)}'", TrackWhatItCalls),
        MethodKind.UserDefinedOperator => ($"The operator '{Shown(method)}'", TrackWhatItCalls),
        MethodKind.Conversion => ($"The conversion '{Shown(method)}'", TrackWhatItCalls),
        MethodKind.Destructor => ($"The finalizer of '{method.ContainingType.Name}'", TrackWhatItCalls),
        _ => null,
    };

    private static string Owner(IMethodSymbol accessor) => Shown(accessor.AssociatedSymbol ?? accessor);

    private static string Shown(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
