using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG2504: a meter, activity source or instrument is made in each call.</summary>
internal sealed class MeterPerCallRule() : ScopeRule(Rule)
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

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types) =>
        IsMade(operation, types)
            && member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: var isStatic, Name: var name }
            && !(isStatic && name == "Main")
            && IsForOneCall(operation)
                ? [Finding.Of(operation, operation.Type!.Name, name)]
                : [];

    private static bool IsMade(IOperation operation, ScopeTypes types) => types.Meter is { } meter && operation switch
    {
        IObjectCreationOperation { Type: { } type } => SymbolEqualityComparer.Default.Equals(type, meter) || SymbolEqualityComparer.Default.Equals(type, types.ActivitySource),
        IInvocationOperation { TargetMethod: { } method } => method.Name.StartsWith("Create", StringComparison.Ordinal)
            && !method.Name.StartsWith("CreateObservable", StringComparison.Ordinal)
            && SymbolEqualityComparer.Default.Equals(method.ContainingType, meter),
        _ => false,
    };

    /// <summary>It is used at once and forgotten, or kept in a variable that only its members are called on: nothing else can have it after the call.</summary>
    private static bool IsForOneCall(IOperation made) => Uses.Outcome(made) switch
    {
        IInvocationOperation call => call.Instance is { } instance && Uses.Unwrapped(instance) == made && call.TargetMethod.Name is "Add" or "Record" or "StartActivity",
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when Uses.Of(declarator.Symbol, made).ToArray() is { Length: > 0 } uses =>
            uses.All(static use => use.Parent is IInvocationOperation call && call.Instance == use && call.TargetMethod.Name is "Add" or "Record" or "StartActivity" or "Dispose"),
        _ => false,
    };
}
