using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2505: a method records first, and says afterwards who works.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LateContextAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LateContext,
        "The context is set after the first record",
        "'{0}' comes after the first record of '{1}', which stays without it: begin it before",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A record takes the context that holds when it is made; what is said later does not reach it.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.LateContext));

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
        if (call.TargetMethod.Name != "Use" || !scopes.Begins(call) || Uses.Body(call) is not { } body)
        {
            return;
        }

        // A method that opens several scopes has said whose its earlier records are.
        var earlier = body.Descendants().OfType<IInvocationOperation>().Where(other => other.Syntax.SpanStart < call.Syntax.SpanStart && Uses.Body(other) == body).ToArray();
        if (!earlier.Any(scopes.Begins) && earlier.Any(other => scopes.Records(other) && IsBefore(other, call)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), "Perf.Use", context.ContainingSymbol.Name));
        }
    }

    /// <summary>In a statement of the same block: what stands in a branch is another way through the method.</summary>
    private static bool IsBefore(IOperation record, IOperation call) => record.Parent is IExpressionStatementOperation { Parent: { } block } && call.Syntax.Ancestors().Contains(block.Syntax);
}
