using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2502: a scope is held across yield, or returned from an async method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAcrossYieldAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ScopeAcrossYield,
        "A scope does not hold where it is needed",
        "{0}",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The context follows the flow of execution: what an iterator or an async method sets is gone when its caller goes on.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ScopeAcrossYield));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ScopeCalls.Of(start.Compilation) is { } scopes)
            {
                start.RegisterOperationAction(operation => Check(operation, scopes), OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, ScopeCalls scopes)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!scopes.Begins(call))
        {
            return;
        }

        var name = "Perf." + call.TargetMethod.Name;
        // A tracked iterator keeps its context from one element to the next: its wrapper sees to that.
        if (!IsTracked(context.ContainingSymbol) && Uses.Body(call) is { } body && body.Descendants().Any(yield => yield.Kind == OperationKind.YieldReturn && yield.Syntax.SpanStart > call.Syntax.SpanStart && Uses.Body(yield) == body))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, call.Syntax.GetLocation(), $"'{name}' in an iterator holds up to the next 'yield' only: begin it where the elements are asked for"));
        }
        else if (IsReturned(call) && Uses.IsAsync(call, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, call.Syntax.GetLocation(), $"what '{name}' begins in an async method does not reach its caller: begin it there, or in a method that is not async"));
        }
    }

    private static bool IsTracked(ISymbol member) => member is IMethodSymbol method && TrackedMethods.TrackPerformance(method) is not null;

    private static bool IsReturned(IInvocationOperation call) => Uses.Outcome(call) switch
    {
        IReturnOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Uses.Of(declarator.Symbol, call).Any(static use => Uses.Outcome(use) is IReturnOperation),
        _ => false,
    };
}
