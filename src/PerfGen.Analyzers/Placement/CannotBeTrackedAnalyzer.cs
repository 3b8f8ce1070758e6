using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is not { } attribute)
            {
                return;
            }

            start.RegisterSymbolAction(symbol => Check(symbol.Symbol, attribute, symbol.ReportDiagnostic), SymbolKind.Method, SymbolKind.Event);

            // Nothing declares these two, so no symbol action sees them.
            start.RegisterSyntaxNodeAction(
                node => Check(node.Node, node.SemanticModel, attribute, node.ReportDiagnostic, node.CancellationToken),
                SyntaxKind.LocalFunctionStatement,
                SyntaxKind.ParenthesizedLambdaExpression,
                SyntaxKind.SimpleLambdaExpression);

            var generated = new GeneratedCode(start.Compilation);
            start.RegisterSemanticModelAction(file => generated.Skip(file.SemanticModel.SyntaxTree));
            start.RegisterCompilationEndAction(end => generated.VisitDeclarations(
                symbol => Check(symbol, attribute, end.ReportDiagnostic),
                end.CancellationToken,
                (function, model) => Check(function, model, attribute, end.ReportDiagnostic, end.CancellationToken)));
        });
    }

    /// <summary>A local function or lambda; without an attribute list it is none of ours.</summary>
    private static void Check(SyntaxNode function, SemanticModel model, INamedTypeSymbol attribute, Action<Diagnostic> report, CancellationToken stop)
    {
        if (AttributeLists.Of(function).Count > 0
            && (function.IsKind(SyntaxKind.LocalFunctionStatement) ? model.GetDeclaredSymbol(function, stop) : model.GetSymbolInfo(function, stop).Symbol) is IMethodSymbol method)
        {
            Check(method, attribute, report);
        }
    }

    private static void Check(ISymbol symbol, INamedTypeSymbol attribute, Action<Diagnostic> report)
    {
        // [method: …] on an event without accessors stands on both of those that the compiler makes, which no action sees.
        var method = symbol is IEventSymbol { AddMethod: { IsImplicitlyDeclared: true } add } ? add : symbol as IMethodSymbol;
        if (method is not null)
        {
            Check(method, attribute, report);
        }
    }

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
