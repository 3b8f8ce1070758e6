using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>PRFG2016: <c>services.Track</c> was not replaced, and throws when the program runs; PRFG2017: a type test that fails once a decorator stands before the class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DecoratorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NotReplaced = new(
        DiagnosticIds.TrackNotReplaced,
        "services.Track cannot be replaced",
        "this call of Track throws when it runs: {0}",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Track is replaced at build time by a registration of the decorator that is generated for the interface. Where none can be written, nothing stands in for the call.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TrackNotReplaced));

    private static readonly DiagnosticDescriptor TypeTest = new(
        DiagnosticIds.TypeTestBehindDecorator,
        "A type test fails behind a decorator",
        "'{0}' is tracked by services.Track, so that what is resolved is its decorator and never '{1}'",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A decorator implements the interface and hands every call on. It is not the class behind it.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TypeTestBehindDecorator),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [NotReplaced, TypeTest];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackExtensions) is not { } extensions)
            {
                return;
            }

            var services = new ConcurrentDictionary<ITypeSymbol, bool>(SymbolEqualityComparer.Default);
            var tests = new ConcurrentBag<(ITypeSymbol Contract, ITypeSymbol Class, Location At)>();
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (call.TargetMethod.Name == "Track" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, extensions))
                    {
                        Check(call, services, operation.ReportDiagnostic, operation.CancellationToken);
                    }
                },
                OperationKind.Invocation);
            start.RegisterOperationAction(
                operation =>
                {
                    foreach (var test in TypeTests.Of(operation.Operation))
                    {
                        tests.Add(test);
                    }
                },
                OperationKind.IsType,
                OperationKind.DeclarationPattern,
                OperationKind.TypePattern,
                OperationKind.RecursivePattern,
                OperationKind.Conversion);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var (contract, type, at) in tests.Where(test => services.ContainsKey(test.Contract.OriginalDefinition)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(TypeTest, at, contract.Name, type.Name));
                }
            });
        });
    }

    private static void Check(IInvocationOperation call, ConcurrentDictionary<ITypeSymbol, bool> services, Action<Diagnostic> report, CancellationToken stop)
    {
        var service = call.TargetMethod.TypeArguments.FirstOrDefault()
            ?? call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        if (call.Syntax is InvocationExpressionSyntax syntax && call.SemanticModel!.GetInterceptorMethod(syntax, stop) is null)
        {
            var name = (syntax.Expression as MemberAccessExpressionSyntax)?.Name ?? (SyntaxNode)syntax.Expression;
            report(Diagnostic.Create(NotReplaced, name.GetLocation(), Reason(service, call.SemanticModel!.Compilation)));
        }
        else if (service is not null)
        {
            services.TryAdd(service.OriginalDefinition, true);
        }
    }

    private static string Reason(ITypeSymbol? service, Compilation compilation) => service switch
    {
        null => "the interface has to stand there as typeof(…)",
        _ when !InterceptionGate.AdmitsInterceptors(compilation) => "this project does not admit PerfGen's interceptors; reference the package PerfGen in it",
        ITypeParameterSymbol => $"'{service.Name}' is a type parameter; name the interface itself, where it is known",
        { TypeKind: not TypeKind.Interface } => $"'{service.Name}' is no interface, and only interfaces have decorators",
        INamedTypeSymbol { IsUnboundGenericType: false } closed when Unnameable(closed, compilation) is { } hidden => $"'{hidden.Name}' cannot be named in generated code; make it internal or public",
        INamedTypeSymbol contract when NotHandedOn(contract, compilation) is { } member => $"a class beside '{contract.Name}' cannot implement or call its member '{member.Name}'",
        _ => $"no decorator could be generated for '{service.Name}'",
    };

    private static ITypeSymbol? Unnameable(INamedTypeSymbol contract, Compilation compilation) => SignatureTypes.Of(contract).FirstOrDefault(type => !SignatureTypes.CanBeNamed(type, compilation));

    private static ISymbol? NotHandedOn(INamedTypeSymbol contract, Compilation compilation) => contract.OriginalDefinition.AllInterfaces.Insert(0, contract.OriginalDefinition)
        .SelectMany(static level => level.GetMembers())
        .FirstOrDefault(member => member is not ITypeSymbol && member.DeclaredAccessibility != Accessibility.Private
            && (member is { IsStatic: true, IsAbstract: true } or IPropertySymbol { SetMethod.IsInitOnly: true } || !compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)));
}
