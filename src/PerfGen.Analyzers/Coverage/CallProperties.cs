using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>What a diagnostic tells the coverage report beside its message. The error log of the compiler carries it.</summary>
internal static class CallProperties
{
    public const string Method = "perfgen.method";
    public const string Id = "perfgen.id";
    public const string Reason = "perfgen.reason";

    public static ImmutableDictionary<string, string?> Of(IMethodSymbol called, string? reason)
    {
        var method = MethodGroupAnalyzer.Declaration(called);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(Method, method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
            .Add(Id, method.GetDocumentationCommentId());
        return reason is null ? properties : properties.Add(Reason, reason);
    }
}
