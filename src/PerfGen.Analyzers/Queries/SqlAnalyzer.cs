using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Catalogue;

namespace PerfGen.Analyzers.Queries;

/// <summary>Finds SQL that is handed to <c>PerfGen.Query</c> or to <c>PerfStore.QueryAsync</c>, reads it once, and shows it to every rule.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SqlAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<SqlRule> _rules;

    public SqlAnalyzer()
        : this([new UnknownNameRule(), new MixedAggregateRule(), new ComputedSqlRule(), new QuantileOfFiguresRule()])
    {
    }

    internal SqlAnalyzer(ImmutableArray<SqlRule> rules)
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
            // The API is in an assembly of its own; without it there is nothing to look for.
            var api = new[] { "PerfGen.Query.Sandbox.UserQuery", "PerfGen.Store.DuckDB.PerfStore" }.Select(start.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToArray();
            if (api.Length == 0)
            {
                return;
            }

            var catalogue = CatalogueView.Of(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => Check(operation, api, catalogue), OperationKind.Invocation);
        });
    }

    private void Check(OperationAnalysisContext context, INamedTypeSymbol[] api, CatalogueView catalogue)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!api.Contains(call.TargetMethod.ContainingType, SymbolEqualityComparer.Default) || SqlQuery.Of(call) is not var (argument, query))
        {
            return;
        }

        foreach (var rule in _rules)
        {
            foreach (var finding in query is null ? rule.CheckComputed(argument) is { } one ? [one] : [] : rule.Check(query, catalogue))
            {
                context.ReportDiagnostic(finding.As(rule.Descriptor));
            }
        }
    }
}
