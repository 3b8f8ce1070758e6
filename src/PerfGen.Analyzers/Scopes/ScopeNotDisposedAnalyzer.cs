using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2501: a session, task or context is begun and never ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeNotDisposedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ScopeNotDisposed,
        "A scope is not disposed",
        "what '{0}' begins is never ended: begin it with 'using'",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A scope that is not disposed ends with its process: its task has no result, and all that follows is said to be its work.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ScopeNotDisposed));

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
        if (scopes.Begins(call) && IsLost(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), "Perf." + call.TargetMethod.Name));
        }
    }

    private static bool IsLost(IInvocationOperation call) => Uses.Outcome(call) switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsUsing(declarator) && !Uses.Of(declarator.Symbol, call).Any(EndsOrHandsOn),
        _ => false,
    };

    private static bool IsUsing(IOperation declarator)
    {
        for (var outer = declarator.Parent; outer is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IUsingOperation or IUsingDeclarationOperation; outer = outer.Parent)
        {
            if (outer is IUsingOperation or IUsingDeclarationOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call of one of its members does not end it, but for Dispose; whatever else is done with it may.</summary>
    private static bool EndsOrHandsOn(IOperation use) => use.Parent switch
    {
        IInvocationOperation call when call.Instance == use => call.TargetMethod.Name == nameof(IDisposable.Dispose),
        IPropertyReferenceOperation => false,
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => call.TargetMethod.Name == nameof(IDisposable.Dispose),
        IConditionalAccessOperation => false,
        _ => true,
    };
}
