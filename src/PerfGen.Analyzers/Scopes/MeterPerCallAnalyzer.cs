using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2504: a meter, activity source or instrument is made in each call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MeterPerCallAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MeterPerCall,
        "A meter or instrument is made in each call",
        "'{0}' is made in each call of '{1}': make it once, in a static field",
        DiagnosticCategories.Scopes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each one is registered, listened to and kept; made per call they pile up, and their values do not come together.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.MeterPerCall));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var meter = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
            var source = start.Compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
            if (meter is null || start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            start.RegisterOperationAction(
                operation =>
                {
                    if (SymbolEqualityComparer.Default.Equals(operation.Operation.Type, meter) || SymbolEqualityComparer.Default.Equals(operation.Operation.Type, source))
                    {
                        Check(operation, operation.Operation.Type!.Name);
                    }
                },
                OperationKind.ObjectCreation);
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (call.TargetMethod.Name.StartsWith("Create", StringComparison.Ordinal)
                        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, meter)
                        && !call.TargetMethod.Name.StartsWith("CreateObservable", StringComparison.Ordinal))
                    {
                        Check(operation, call.Type!.Name);
                    }
                },
                OperationKind.Invocation);
        });
    }

    private static void Check(OperationAnalysisContext context, string what)
    {
        if (context.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: var isStatic, Name: var name } && !(isStatic && name == "Main") && IsForOneCall(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), what, name));
        }
    }

    /// <summary>It is used at once and forgotten, or kept in a variable that only its members are called on: nothing else can have it after the call.</summary>
    private static bool IsForOneCall(IOperation made) => Uses.Outcome(made) switch
    {
        IInvocationOperation call => call.Instance is { } instance && Uses.Unwrapped(instance) == made && call.TargetMethod.Name is "Add" or "Record" or "StartActivity",
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when Uses.Of(declarator.Symbol, made).ToArray() is { Length: > 0 } uses =>
            uses.All(static use => use.Parent is IInvocationOperation call && call.Instance == use && call.TargetMethod.Name is "Add" or "Record" or "StartActivity" or "Dispose"),
        _ => false,
    };
}
