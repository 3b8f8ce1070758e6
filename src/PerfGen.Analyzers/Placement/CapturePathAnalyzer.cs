using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1004: the path of <c>[Measure(From = …)]</c> does not lead to a number that the method may read, or that of <c>[Tag(From = …)]</c> not to a value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturePathAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Property of the diagnostic: the path that was probably meant.</summary>
    internal const string Suggestion = nameof(Suggestion);

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CapturePathNotFound,
        "The path of [Measure] or [Tag] does not lead to a value",
        "'{0}' {1}{2}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A path begins with result, this or a parameter, and goes on with properties and fields that the method itself may read; that of [Measure] ends in a number.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CapturePathNotFound));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.MeasureAttribute) is { } measure)
            {
                var tag = start.Compilation.GetTypeByMetadataName(WellKnownNames.TagAttribute);
                var generated = new GeneratedCode(start.Compilation);
                start.RegisterSymbolAction(symbol => Check((IMethodSymbol)symbol.Symbol, measure, tag, new(symbol.Compilation, symbol.ReportDiagnostic, symbol.CancellationToken)), SymbolKind.Method);
                start.RegisterSemanticModelAction(file => generated.Skip(file.SemanticModel.SyntaxTree));
                start.RegisterCompilationEndAction(end => generated.VisitDeclarations(
                    symbol =>
                    {
                        if (symbol is IMethodSymbol method)
                        {
                            Check(method, measure, tag, new(end.Compilation, end.ReportDiagnostic, end.CancellationToken));
                        }
                    },
                    end.CancellationToken));
            }
        });
    }

    private static void Check(IMethodSymbol symbol, INamedTypeSymbol measure, INamedTypeSymbol? tag, Reporting context)
    {
        var method = ExtensionMember.Callable(symbol);

        // Both parts of a partial method have the attributes of both; elsewhere than on a method, PRFG1002 has said what is wrong.
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || method.PartialDefinitionPart is not null
            || method.DeclaringSyntaxReferences.Any(static declared => GeneratedByUs.Is(declared.SyntaxTree)))
        {
            return;
        }

        foreach (var data in method.GetAttributes())
        {
            var isTag = Is(data, tag);
            if (isTag || Is(data, measure))
            {
                Check(context, method, data, isTag, below: "");
            }
        }

        foreach (var parameter in method.Parameters)
        {
            foreach (var data in parameter.GetAttributes().Where(data => Is(data, tag) && data.NamedArguments.Any(static argument => argument.Key == "From")))
            {
                Check(context, method, data, isTag: true, "@" + parameter.Name + ".");
            }
        }
    }

    private static bool Is(AttributeData data, INamedTypeSymbol? attribute) => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute);

    /// <param name="context">The analysis.</param>
    /// <param name="method">The method.</param>
    /// <param name="data">The attribute on it, or on a parameter.</param>
    /// <param name="isTag">Its value need not be a number.</param>
    /// <param name="below">What goes before its path: the parameter that it stands on, and a dot.</param>
    private static void Check(Reporting context, IMethodSymbol method, AttributeData data, bool isTag, string below)
    {
        if (data.ApplicationSyntaxReference?.GetSyntax(context.Stop) is not AttributeSyntax syntax)
        {
            return;
        }

        var from = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "From");
        if (from.Key is not null && from.Value.Kind == TypedConstantKind.Error)
        {
            return;
        }

        var path = from.Key is null ? "result" : from.Value.Value as string ?? "";
        var bound = isTag ? CapturePath.BindText(method, below + path, context.Compilation) : CapturePath.Bind(method, path, context.Compilation);

        // What lives on the stack only is PRFG1003's.
        if (bound.Error is not { } error || error.Reason == CapturePathErrorReason.NotAText)
        {
            return;
        }

        context.Report(Diagnostic.Create(
            Rule,
            FromArgument(syntax)?.GetLocation() ?? syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Suggestion, Below(error.Suggestion)),
            path,
            CapturePathMessage.Reason(error, method),
            Below(error.Suggestion) is { } suggestion ? $"; did you mean '{suggestion}'?" : ""));

        // As it is written on a parameter: without the parameter's name.
        string? Below(string? suggestion) =>
            suggestion is null || below.Length == 0 ? suggestion : suggestion.StartsWith(below, StringComparison.Ordinal) ? suggestion.Substring(below.Length) : null;
    }

    /// <summary>Of the action that looks at a method, or of the end of the compilation.</summary>
    private sealed record Reporting(Compilation Compilation, Action<Diagnostic> Report, CancellationToken Stop);

    /// <summary>The expression after <c>From =</c>; null where it is not given.</summary>
    internal static ExpressionSyntax? FromArgument(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "From")?.Expression;
}
