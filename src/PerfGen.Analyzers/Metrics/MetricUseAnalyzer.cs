using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Configuration;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>
/// Finds the places that name or record metrics and shows each to every rule. One analyzer for all of them: the compiler walks each method once,
/// and a call that records nothing costs one comparison of its name.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricUseAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<MetricRule> _rules;

    public MetricUseAnalyzer()
        : this(MetricRules.All)
    {
    }

    internal MetricUseAnalyzer(ImmutableArray<MetricRule> rules)
    {
        _rules = rules;
        SupportedDiagnostics = [.. rules.Select(static rule => rule.Descriptor)];
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public override void Initialize(AnalysisContext context)
    {
        // Whoever reads the diagnostic cannot change generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var uses = new MetricUses(start.Compilation, start.Options, start.CancellationToken);
            if (!uses.IsAnyPossible)
            {
                return;
            }

            var options = new OptionsOfTrees(start.Options.AnalyzerConfigOptionsProvider);
            var metrics = new CompilationMetrics(start.Compilation, uses.Catalogue);
            start.RegisterOperationAction(operation => Analyze(operation, uses, options, metrics), OperationKind.Invocation, OperationKind.Attribute);
            start.RegisterCompilationEndAction(end => AnalyzeAll(end, options, metrics));
        });
    }

    private void Analyze(OperationAnalysisContext context, MetricUses uses, OptionsOfTrees options, CompilationMetrics metrics)
    {
        if (uses.Find(context.Operation, context.ContainingSymbol) is not { } place)
        {
            return;
        }

        var tree = context.Operation.Syntax.SyntaxTree;
        var rules = new RuleContext(context.Compilation, options.Of(tree), context.CancellationToken);
        metrics.Add(place, rules.Options);
        foreach (var rule in _rules)
        {
            if (place.Use is { } use && rule.Check(use, rules) is { } finding)
            {
                context.ReportDiagnostic((rules.Options.IsOTel ? InCodes(finding, use) : finding).As(rule.Descriptor));
            }

            if (place.Context is { } said && rule.Check(said, rules) is { } objection)
            {
                context.ReportDiagnostic(objection.As(rule.Descriptor));
            }

            foreach (var fault in place.Tags is { } tags ? rule.Check(tags, rules) : [])
            {
                context.ReportDiagnostic(fault.As(rule.Descriptor));
            }
        }
    }

    /// <summary>Where the conventions of OpenTelemetry hold, the unit that a fix writes beside an instrument is a code as well.</summary>
    private static Finding InCodes(Finding finding, MetricUse use) =>
        use.Kind == MetricUseKind.Instrument && use.Unit is { } unit && finding.At == unit.Syntax.GetLocation()
        && finding.Properties.TryGetValue(Finding.Replacement, out var word) && word is not null && Unit.Parse(word) is { } better
            ? finding.ReplacedBy(better.Code)
            : finding;

    private void AnalyzeAll(CompilationAnalysisContext context, OptionsOfTrees options, CompilationMetrics metrics)
    {
        var values = _rules.Any(static rule => rule.JudgesValues) ? metrics.RecordedUses() : [];
        foreach (var rule in _rules)
        {
            foreach (var finding in rule.Check(metrics, context.CancellationToken))
            {
                context.ReportDiagnostic(finding.As(rule.Descriptor));
            }

            foreach (var use in rule.JudgesValues ? values : [])
            {
                var rules = new RuleContext(context.Compilation, options.Of(use.Operation.Syntax.SyntaxTree), context.CancellationToken);
                if (rule.Check(use, rules) is { } finding)
                {
                    context.ReportDiagnostic(finding.As(rule.Descriptor));
                }
            }
        }
    }
}
