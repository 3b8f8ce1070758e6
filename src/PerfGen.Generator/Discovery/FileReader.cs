using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Generator.Emit;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads the tracked calls of one file.</summary>
internal sealed class FileReader(Compilation compilation, SyntaxTree tree, Targets targets)
{
#pragma warning disable RSEXPERIMENTAL001 // Which calls are replaced does not depend on what may be null, and finding that out takes longer than all the rest.
    private readonly Lazy<SemanticModel> _model = new(() => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis));
#pragma warning restore RSEXPERIMENTAL001

    /// <summary>The file's tracked calls; null for none.</summary>
    public FileCallsModel? Read(TrackedNames names, CancellationToken stop)
    {
        List<CallModel>? calls = null;
        foreach (var call in NamedCalls.In(tree, names.Table, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (FaultBarrier.OrNull(() => Read(call, names.MayTakeCallsOut, stop)) is { } found)
            {
                (calls ??= []).Add(found);
            }
        }

        return calls is null ? null : new FileCallsModel(tree.FilePath, calls.ToEquatableArray());
    }

    /// <summary>The call's model; null where the call is left as it is.</summary>
    private CallModel? Read(InvocationExpressionSyntax call, bool mayBeTakenOut, CancellationToken stop)
    {
        // A call that is bound when the program runs has a symbol too, where one method only comes into question now.
        if (_model.Value.GetSymbolInfo(call, stop) is not { CandidateReason: CandidateReason.None, Symbol: IMethodSymbol called }
            || !targets.AreTracked(called)
            || CallVerdict.MayCopyReceiver(called)
            || (PlaceMatters(call) && CallVerdict.Of(_model.Value.GetOperation(call, stop), compilation) != Verdict.Tracked)
            || (mayBeTakenOut && CallVerdict.IsOptedOut(_model.Value.GetEnclosingSymbol(call.SpanStart, stop)))
            || _model.Value.GetInterceptableLocation(call, stop) is not { } location)
        {
            return null;
        }

        var place = tree.GetLineSpan(NamedCalls.NameOf(call)!.Span, stop).StartLinePosition;
        return new CallModel(targets.Read(called), new LocationModel(location.Version, location.Data, tree.FilePath, place.Line + 1, place.Character + 1));
    }

    /// <summary>
    /// Whether the call stands where calls of a method may be told apart: on the base, inside of a lambda or query that may be an expression tree, or in generic
    /// code, where the receiver may be of a type parameter. Everywhere else its operation, which the compiler makes for whole bodies only, is not needed.
    /// </summary>
    private static bool PlaceMatters(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return true;
        }

        for (SyntaxNode? outer = call; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case AnonymousFunctionExpressionSyntax or QueryExpressionSyntax:
                case MethodDeclarationSyntax { TypeParameterList: not null }:
                case LocalFunctionStatementSyntax { TypeParameterList: not null }:
                case TypeDeclarationSyntax { TypeParameterList: not null }:
                    return true;
            }
        }

        return false;
    }
}
