using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Overrides and explicit implementations inherit the constraints of what they override, and may not repeat them. What <c>T?</c> is, the compiler must still be told.</summary>
internal static class InheritedConstraints
{
    /// <summary>The constraints that may stand there, each after a blank; empty for none.</summary>
    public static string Of(IMethodSymbol method, SignatureModel signature)
    {
        var types = string.Join(" ", signature.Parameters.Select(static parameter => parameter.Type).Append(signature.Return.Type));
        return string.Concat(method.TypeParameters
            .Where(parameter => types.Contains(parameter.Name + "?"))
            .Select(static parameter => $" where {CapturePath.Identifier(parameter.Name)} : {(parameter.IsReferenceType ? "class" : parameter.IsValueType ? "struct" : "default")}"));
    }
}
