using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxReference[]> TrackCalls = new();
    private static readonly NameTable TrackName = new(["Track"]);

    /// <summary>An interface of which an attribute stands on itself or on a method.</summary>
    public static bool IsCandidate(InterfaceDeclarationSyntax contract) =>
        contract.AttributeLists.Count > 0 || contract.Members.Any(static member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 });

    /// <summary>The decorators of interfaces with tracked methods.</summary>
    public static ImmutableArray<DecoratorModel> ReadInterfaces(Compilation compilation, CancellationToken stop) => Candidates.Read(
        compilation,
        static file => file.Interfaces,
        static (node, model, stop) => ReadInterface((InterfaceDeclarationSyntax)node, model, stop),
        stop);

    /// <summary>The calls of <c>services.Track</c>.</summary>
    public static ImmutableArray<TrackCallModel> ReadTrackCalls(Compilation compilation, CancellationToken stop) =>
        compilation.GetTypeByMetadataName(WellKnownNames.TrackExtensions) is null
            ? []
            : Candidates.Read(compilation, static (tree, stop) => TrackCalls.GetValue(tree, FindTrackCalls).Select(place => place.GetSyntax(stop)), static (node, model, stop) => ReadTrackCall((InvocationExpressionSyntax)node, model, stop), stop);

    /// <summary>The decorator of an interface; null where none of its methods is tracked.</summary>
    private static DecoratorModel? ReadInterface(InterfaceDeclarationSyntax syntax, SemanticModel model, CancellationToken stop)
    {
        var compilation = model.Compilation;
        return model.GetDeclaredSymbol(syntax, stop) is { } contract
            && contract.GetMembers().OfType<IMethodSymbol>().Any(method => !method.IsStatic && Tracking.Of(method, compilation) is not null)
                ? DecoratorReader.Read(contract, compilation)
                : null;
    }

    /// <summary>The call's model; null where it is left to throw its sentence.</summary>
    private static TrackCallModel? ReadTrackCall(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken stop)
    {
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

    private static SyntaxReference[] FindTrackCalls(SyntaxTree tree) =>
        [.. NamedCalls.In(tree, TrackName, CancellationToken.None).Where(static call => call.ArgumentList.Arguments.Count <= 2).Select(static call => call.GetReference())];

    private static INamedTypeSymbol? ServiceOf(IInvocationOperation call) => call.TargetMethod.TypeArguments.Length == 1
        ? call.TargetMethod.TypeArguments[0] as INamedTypeSymbol
        : call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand is INamedTypeSymbol { IsUnboundGenericType: true } open ? open : null;
}
