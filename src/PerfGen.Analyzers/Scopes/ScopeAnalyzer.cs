using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Agents;

namespace PerfGen.Analyzers.Scopes;

/// <summary>Shows every call, and every object that is made, to the rules on scopes: one analyzer, so that the compiler walks each method once for all of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<ScopeRule> _rules;

    public ScopeAnalyzer()
        : this([new ScopeNotDisposedRule(), new ScopeAcrossYieldRule(), new CallNotAwaitedRule(), new MeterPerCallRule(), new LateContextRule(), new DoubleCostRule(), new LazyResultRule()])
    {
    }

    internal ScopeAnalyzer(ImmutableArray<ScopeRule> rules)
    {
        _rules = rules;
        SupportedDiagnostics = [.. rules.Select(static rule => rule.Descriptor)];
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ScopeTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => Check(operation, types), OperationKind.Invocation, OperationKind.ObjectCreation);
            }
        });
    }

    private void Check(OperationAnalysisContext context, ScopeTypes types)
    {
        foreach (var rule in _rules)
        {
            foreach (var finding in rule.Check(context.Operation, context.ContainingSymbol, types))
            {
                context.ReportDiagnostic(finding.As(rule.Descriptor));
            }
        }
    }
}
