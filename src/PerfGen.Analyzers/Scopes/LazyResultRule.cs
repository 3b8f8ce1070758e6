using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Scopes;

/// <summary>PRFG1017: a tracked method returns what is computed later, when its caller asks for it.</summary>
internal sealed class LazyResultRule() : ScopeRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LazyResult,
        "A tracked method returns before its work is done",
        "'{0}' returns {1}, and is timed until it returns it: {2}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A query is made in a microsecond and runs when it is enumerated, as what an extension lets callers await runs when it is awaited. What is recorded is the microsecond.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.LazyResult));

    public override IEnumerable<Finding> Check(IOperation operation, ISymbol member, ScopeTypes types)
    {
        if (operation is IInvocationOperation { Parent: IAwaitOperation } call && EndsUnseen(call))
        {
            return [Finding.Of(call, call.TargetMethod.Name, $"'{call.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which an extension lets callers await", "let it return a Task or a ValueTask")];
        }

        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            || Lazy(operation) is not var (what, advice)
            || Uses.OutcomeOfChoice(Whole(operation)) is not IReturnOperation
            || Uses.Body(operation) is IAnonymousFunctionOperation or ILocalFunctionOperation
            || Tracking.Of(method.PartialDefinitionPart ?? method, operation.SemanticModel!.Compilation) is null)
        {
            return [];
        }

        return [Finding.Of(Whole(operation), method.Name, what, advice)];
    }

    /// <summary>What is awaited and has no awaiter of its own has one by an extension. Whether that waits for the method's work the declaration does not tell, and an 'await' does.</summary>
    private static bool EndsUnseen(IInvocationOperation call) =>
        call.Type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum } type
        && !MethodShape.IsTask(type)
        && Tracking.Of(ExtensionMember.Callable(call.TargetMethod.OriginalDefinition), call.SemanticModel!.Compilation) is not null
        && MethodShape.VerdictOf(call.TargetMethod.OriginalDefinition) == Verdict.Tracked;

    /// <summary>The query that the last of its calls stands for.</summary>
    private static IOperation Whole(IOperation operation) => operation.Parent is ITranslatedQueryOperation query ? query : operation;

    private static (string What, string Advice)? Lazy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: not ("Empty" or "AsEnumerable"), ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }, ReturnType.Name: "IEnumerable" or "IOrderedEnumerable" } } =>
            ("a query that runs when it is enumerated", "end it with ToList(), or write it as an iterator, whose enumerations are recorded"),
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "Queryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }, ReturnType.Name: "IQueryable" or "IOrderedQueryable" } } =>
            ("a query that runs when it is enumerated", "end it with ToList(), or track the method that runs it"),
        IObjectCreationOperation { Type: { Name: "Lazy", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } =>
            ("a Lazy, whose value is made when it is asked for", "track the method that makes the value"),
        _ => null,
    };
}
