using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Advice;

/// <summary>What the rules on measured advice have in common: they look at the tracked methods of a project that has a summary of recorded data, and at nothing else.</summary>
public abstract class AdviceAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected AdviceAnalyzer(DiagnosticDescriptor rule) => (_rule, SupportedDiagnostics) = (rule, [rule]);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (RecordedAdvice.Of(start.Options, start.CancellationToken) is { } advice)
            {
                start.RegisterSymbolAction(symbol => Check(symbol, advice), SymbolKind.Method);
            }
        });
    }

    /// <summary>What there is to say of a method; null where nothing.</summary>
    private protected abstract object?[]? Check(IMethodSymbol method, MethodAdvice advice, AnalyzerConfigOptions options);

    /// <summary>A day as people write it, in the language of the messages.</summary>
    private protected static string Day(DateTime day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A duration with three digits and the unit that needs no zeros.</summary>
    private protected static string Duration(double seconds)
    {
        var (scale, unit) = seconds >= 1 ? (1, "s") : seconds >= 1e-3 ? (1e3, "ms") : seconds >= 1e-6 ? (1e6, "µs") : (1e9, "ns");
        return ((decimal)double.Parse((seconds * scale).ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToString("0.##", CultureInfo.InvariantCulture) + " " + unit;
    }

    private void Check(SymbolAnalysisContext context, RecordedAdvice advice)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is null
            && Tracking.Of(method, context.Compilation) is not null
            && advice.Find(method) is { } found
            && method.Locations.FirstOrDefault(static location => location.IsInSource) is { } at
            && Check(method, found, context.Options.AnalyzerConfigOptionsProvider.GetOptions(at.SourceTree!)) is { } arguments)
        {
            context.ReportDiagnostic(Diagnostic.Create(_rule, at, arguments));
        }
    }
}
