using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6004: a method records a cost, or tokens, that a method it calls records as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoubleCostAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DoubleCost,
        "A cost is recorded twice",
        "'{0}' is recorded by '{1}', and by '{2}', which it calls: record it in one of them",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What an agent's answer costs is what its calls of models cost; recorded at both, every sum has it twice.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.DoubleCost));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockStartAction(static block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && Amounts(method).ToArray() is { Length: > 0 } own)
            {
                block.RegisterOperationAction(operation => Check(operation, method, own), OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, IMethodSymbol method, string[] own)
    {
        var called = ((IInvocationOperation)context.Operation).TargetMethod;
        called = (called.ReducedFrom ?? called).OriginalDefinition;
        if (SymbolEqualityComparer.Default.Equals(called, method.OriginalDefinition))
        {
            return; // A call of itself is one call more, with a cost of its own.
        }

        var theirs = Amounts(called).ToArray();
        foreach (var name in own.Intersect(theirs))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), name, method.Name, called.Name));
        }
    }

    /// <summary>The metrics of money and tokens that a method's attributes record: those that are added up.</summary>
    private static IEnumerable<string> Amounts(IMethodSymbol method) => method.GetAttributes()
        .Where(static attribute => TrackedMethods.Is(attribute, WellKnownNames.MeasureAttribute)
            && attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[0].Value is string && attribute.ConstructorArguments[1].Value is string unit
            && Unit.Parse(unit) is { Kind: UnitKind.Money or UnitKind.Tokens })
        .Select(static attribute => (string)attribute.ConstructorArguments[0].Value!);
}
