using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>PRFG2001: a tracked method becomes a delegate or a function pointer. No call of it is written down, so none is intercepted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodGroupAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MethodGroupNotTracked,
        "A tracked method used as a delegate is not tracked",
        "this use of '{0}' as a delegate is not tracked. {1}.",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are tracked where they are written. Whoever calls a delegate does not know which method is behind it, so its calls are recorded only where the method records itself, as a partial method does.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.MethodGroupNotTracked));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        // What others generate hands methods over as well, and is read at the end.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var compilation = start.Compilation;
            if (compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            var found = new ConcurrentDictionary<IMethodSymbol, UntrackedDelegate?>(SymbolEqualityComparer.Default);
            var generated = new GeneratedCode(compilation);
            start.RegisterOperationAction(
                operation => Check((IMethodReferenceOperation)operation.Operation, operation.ReportDiagnostic, operation.CancellationToken),
                OperationKind.MethodReference);
            start.RegisterSemanticModelAction(file => generated.Skip(file.SemanticModel.SyntaxTree));
            start.RegisterCompilationEndAction(end => generated.Visit(
                operation =>
                {
                    if (operation is IMethodReferenceOperation reference)
                    {
                        Check(reference, end.ReportDiagnostic, end.CancellationToken);
                    }
                },
                end.CancellationToken));

            void Check(IMethodReferenceOperation reference, Action<Diagnostic> report, CancellationToken stop)
            {
                if (!IsNeverCalled(reference) && found.GetOrAdd(Declaration(reference.Method), method => UntrackedDelegate.Find(method, compilation, stop)) is { } untracked)
                {
                    report(Diagnostic.Create(
                        Rule,
                        reference.Syntax.GetLocation(),
                        CallProperties.Of(reference.Method, MissedReason.Delegate),
                        Shown(reference.Method),
                        untracked.Advice(CanBeLambda(reference))));
                }
            }
        });
    }

    private static SymbolDisplayFormat TypeAndName { get; } = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly);

    /// <summary>As messages name a method: <c>Orders.Submit</c>.</summary>
    internal static string Shown(IMethodSymbol method) => method.ToDisplayString(TypeAndName);

    /// <summary>The method as it is declared: not constructed, not reduced, the part that has the attributes.</summary>
    internal static IMethodSymbol Declaration(IMethodSymbol method) => ExtensionMember.Callable((method.ReducedFrom ?? method).OriginalDefinition);

    /// <summary>A name inside of <c>nameof</c> makes no delegate, and one that is taken out of an event is not called any more.</summary>
    internal static bool IsNeverCalled(IMethodReferenceOperation reference) => reference.Parent switch
    {
        IDelegateCreationOperation { Parent: IEventAssignmentOperation { Adds: false } } => true,
        IDelegateCreationOperation { Parent: ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } } => true,
        IDelegateCreationOperation or IAddressOfOperation => false,
        _ => true,
    };

    /// <summary>There is no lambda for a pointer, and calls of the base and of a type parameter's methods are never replaced.</summary>
    private static bool CanBeLambda(IMethodReferenceOperation reference) =>
        reference.Parent is not IAddressOfOperation
        && reference.Instance is not { Syntax: BaseExpressionSyntax }
        && reference.Instance?.Type is not ITypeParameterSymbol;
}
