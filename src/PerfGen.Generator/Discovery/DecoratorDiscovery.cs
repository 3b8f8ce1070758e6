using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Finds the interfaces that get a decorator: those with tracked methods, and those that <c>services.Track</c> names.</summary>
internal static class DecoratorDiscovery
{
    /// <summary>An interface of which an attribute stands on itself or on a method.</summary>
    public static bool IsInterface(SyntaxNode node, CancellationToken stop) =>
        node is InterfaceDeclarationSyntax contract
        && (contract.AttributeLists.Count > 0 || contract.Members.Any(static member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 }));

    /// <summary>The decorator of an interface; null where none of its methods is tracked.</summary>
    public static DecoratorModel? ReadInterface(GeneratorSyntaxContext context, CancellationToken stop)
    {
        var compilation = context.SemanticModel.Compilation;
        return context.SemanticModel.GetDeclaredSymbol((InterfaceDeclarationSyntax)context.Node, stop) is { } contract
            && contract.GetMembers().OfType<IMethodSymbol>().Any(method => !method.IsStatic && Tracking.Of(method, compilation) is not null)
                ? DecoratorReader.Read(contract, compilation)
                : null;
    }

    public static bool IsTrackCall(SyntaxNode node, CancellationToken stop) =>
        node is InvocationExpressionSyntax { Expression: var called, ArgumentList.Arguments.Count: <= 2 }
        && called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            _ => null,
        } is { Identifier.ValueText: "Track" };

    /// <summary>The call's model; null where it is left to throw its sentence.</summary>
    public static TrackCallModel? ReadTrackCall(GeneratorSyntaxContext context, CancellationToken stop)
    {
        var model = context.SemanticModel;
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (model.GetOperation(syntax, stop) is not IInvocationOperation call
            || call.TargetMethod.ContainingType.ToDisplayString() != WellKnownNames.TrackExtensions
            || ServiceOf(call) is not { } service
            || DecoratorReader.Read(service.OriginalDefinition, model.Compilation) is not { } decorator
            || !SignatureTypes.Of(service.IsUnboundGenericType ? service.OriginalDefinition : service).All(type => SignatureTypes.CanBeNamed(type, model.Compilation))
            || model.GetInterceptableLocation(syntax, stop) is not { } location)
        {
            return null;
        }

        var name = TypeText.AsDeclared.Of(service.WithNullableAnnotation(NullableAnnotation.None));
        var arguments = service.IsUnboundGenericType ? "<" + new string(',', service.Arity - 1) + ">"
            : service.Arity == 0 ? "" : "<" + string.Join(", ", service.TypeArguments.Select(TypeText.AsDeclared.Of)) + ">";
        var space = decorator.Namespace.Length == 0 ? "global::" : $"global::{decorator.Namespace}.";
        var place = syntax.SyntaxTree.GetLineSpan(syntax.ArgumentList.Span, stop).StartLinePosition;
        return new TrackCallModel(
            decorator,
            name,
            space + decorator.ClassName + arguments,
            service.IsUnboundGenericType,
            model.GetSymbolInfo(syntax, stop).Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension },
            new LocationModel(location.Version, location.Data, syntax.SyntaxTree.FilePath, place.Line + 1, place.Character + 1));
    }

    private static INamedTypeSymbol? ServiceOf(IInvocationOperation call) => call.TargetMethod.TypeArguments.Length == 1
        ? call.TargetMethod.TypeArguments[0] as INamedTypeSymbol
        : call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand is INamedTypeSymbol { IsUnboundGenericType: true } open ? open : null;
}
