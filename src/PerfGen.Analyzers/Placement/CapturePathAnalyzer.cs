using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1004: the path of <c>[Measure(From = …)]</c> does not lead to a number that the method may read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturePathAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Property of the diagnostic: the path that was probably meant.</summary>
    internal const string Suggestion = nameof(Suggestion);

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CapturePathNotFound,
        "The path of [Measure] does not lead to a number",
        "'{0}' {1}{2}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A path begins with result, this or a parameter, and goes on with properties and fields that the method itself may read; it ends in a number.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CapturePathNotFound));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.MeasureAttribute) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Check(symbol, attribute), SymbolKind.Method);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;

        // Both parts of a partial method have the attributes of both; elsewhere than on a method, PRFG1002 has said what is wrong.
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || method.PartialDefinitionPart is not null
            || CannotBeTrackedAnalyzer.IsInExtensionBlock(method))
        {
            return;
        }

        foreach (var data in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)
                && data.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax syntax)
            {
                Check(context, method, data, syntax);
            }
        }
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method, AttributeData data, AttributeSyntax syntax)
    {
        var from = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "From");
        if (from.Key is not null && from.Value.Kind == TypedConstantKind.Error)
        {
            return;
        }

        var path = from.Key is null ? "result" : from.Value.Value as string ?? "";
        if (CapturePath.Bind(method, path, context.Compilation).Error is not { } error)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            FromArgument(syntax)?.GetLocation() ?? syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Suggestion, error.Suggestion),
            path,
            CapturePathMessage.Reason(error, method),
            error.Suggestion is { } suggestion ? $"; did you mean '{suggestion}'?" : ""));
    }

    /// <summary>The expression after <c>From =</c>; null where it is not given.</summary>
    internal static ExpressionSyntax? FromArgument(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "From")?.Expression;
}
