using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Finds the calls that are tracked where they stand.</summary>
internal static class CallDiscovery
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken stop) => NameOf(node) is not null;

    /// <summary>The call's model; null where the call is left as it is.</summary>
    public static CallModel? Read(GeneratorSyntaxContext context, CancellationToken stop)
    {
        var model = context.SemanticModel;
        if (!TrackedNames.In(model.Compilation).Contains(NameOf(context.Node)!.Identifier.ValueText))
        {
            return null;
        }

        var syntax = (InvocationExpressionSyntax)context.Node;
        if (model.GetOperation(syntax, stop) is not IInvocationOperation call
            || CallVerdict.Of(call, model.Compilation) != Verdict.Tracked
            || model.GetInterceptableLocation(syntax, stop) is not { } location)
        {
            return null;
        }

        // An interceptor of a call on a receiver must be an extension method, also where what is called is one.
        var isReduced = model.GetSymbolInfo(syntax, stop).Symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension };
        var target = TargetReader.Read(call.TargetMethod.OriginalDefinition, isReduced, model.Compilation);
        var place = syntax.SyntaxTree.GetLineSpan(NameOf(syntax)!.Span, stop).StartLinePosition;
        return new CallModel(target, new LocationModel(location.Version, location.Data, syntax.SyntaxTree.FilePath, place.Line + 1, place.Character + 1));
    }

    private static SimpleNameSyntax? NameOf(SyntaxNode node) => (node as InvocationExpressionSyntax)?.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
