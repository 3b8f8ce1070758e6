using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Says which bound paths generated code can read.</summary>
internal static class CaptureReach
{
    /// <param name="path">The path.</param>
    /// <param name="method">The method with the attribute.</param>
    /// <param name="compilation">The compilation that sees it.</param>
    /// <param name="fromOutside">It is read outside of the method's type, where private members need accessors.</param>
    /// <param name="atOnce">It is read before the call runs, not when it has ended.</param>
    public static bool CanRead(CapturePath path, IMethodSymbol method, Compilation compilation, bool fromOutside, bool atOnce = false)
    {
        var root = path.Root switch
        {
            CaptureRoot.This => method.ContainingType,
            CaptureRoot.Parameter => method.Parameters[path.ParameterOrdinal].Type,
            _ => ResultType(method),
        };

        // A task or an enumeration ends when references and stack-only values that the method was given are gone.
        var endsLater = MethodShape.IsTask(method.ReturnType) || MethodShape.IsStream(method) || PartialForm.FindCore(method) is { ReturnsVoid: false } && method.ReturnsVoid;
        if (!atOnce && endsLater && path.Root != CaptureRoot.Result
            && (root.IsRefLikeType || (path.Root == CaptureRoot.Parameter && method.Parameters[path.ParameterOrdinal].RefKind != RefKind.None)))
        {
            return false;
        }

        // What an out parameter holds is not there before the call.
        if (atOnce && path.Root == CaptureRoot.Parameter && method.Parameters[path.ParameterOrdinal].RefKind == RefKind.Out)
        {
            return false;
        }

        // What a stream is has no numbers of its own, and is not there any more once it has been read.
        if (path.Root == CaptureRoot.Result && MethodShape.IsStream(method))
        {
            return false;
        }

        return !fromOutside || path.IsVisibleInAssembly || Members(path, root).All(member => CanAccess(member.Hop, member.Symbol, method, compilation));
    }

    private static bool CanAccess(CaptureHop hop, ISymbol? member, IMethodSymbol method, Compilation compilation)
    {
        if (hop.IsVisibleInAssembly)
        {
            return true;
        }

        // An accessor names the type that declares the member, and the member's type; of a generic type it must have the type parameters.
        return member is { ContainingType: { } declaring }
            && (!declaring.IsGenericType || SymbolEqualityComparer.Default.Equals(declaring, method.ContainingType))
            && SignatureTypes.Of(declaring).Concat(SignatureTypes.Of(TypeOf(member))).All(type => SignatureTypes.CanBeNamed(type, compilation));
    }

    private static IEnumerable<(CaptureHop Hop, ISymbol? Symbol)> Members(CapturePath path, ITypeSymbol root)
    {
        var type = root;
        for (var hop = path.First; hop is not null; hop = hop.Next)
        {
            var member = Find(Underlying(type), hop);
            yield return (hop, member);
            if (member is null)
            {
                yield break;
            }

            type = TypeOf(member);
        }
    }

    private static ISymbol? Find(ITypeSymbol type, CaptureHop hop)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.GetMembers(hop.Name).FirstOrDefault(static member => member is IPropertySymbol or IFieldSymbol) is { } member)
            {
                return member;
            }
        }

        return type.AllInterfaces.SelectMany(contract => contract.GetMembers(hop.Name)).FirstOrDefault(static member => member is IPropertySymbol);
    }

    private static ITypeSymbol ResultType(IMethodSymbol method) =>
        MethodShape.IsTask(method.ReturnType) && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0] : method.ReturnType;

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
}
