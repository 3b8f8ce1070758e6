using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// Attributes of a tracked method that its interceptor repeats. The trimmer sees the interceptor where the user wrote the method: what it must warn of
/// there, or keep, has to stand on both.
/// </summary>
internal static class RepeatedAttributes
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis.";
    private const string Experimental = CodeAnalysis + "ExperimentalAttribute";

    private static readonly HashSet<string> Repeated = new(StringComparer.Ordinal)
    {
        CodeAnalysis + "RequiresUnreferencedCodeAttribute",
        CodeAnalysis + "RequiresDynamicCodeAttribute",
        CodeAnalysis + "RequiresAssemblyFilesAttribute",
        CodeAnalysis + "DynamicallyAccessedMembersAttribute",
        CodeAnalysis + "UnscopedRefAttribute",
        CodeAnalysis + "DoesNotReturnAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
        "System.Runtime.Versioning.RequiresPreviewFeaturesAttribute",
    };

    /// <summary>Without [UnscopedRef]: the receiver of an interceptor is a parameter by reference, which may be returned as it is.</summary>
    public static EquatableArray<string> OnMethod(IMethodSymbol method) => Of(method.GetAttributes().Where(static attribute => attribute.AttributeClass?.Name != "UnscopedRefAttribute"));

    public static EquatableArray<string> OnReturn(IMethodSymbol method) => Of(method.GetReturnTypeAttributes());

    /// <summary>The attributes of a parameter or type parameter, each in brackets and followed by a blank.</summary>
    public static string Inline(ISymbol parameter) => string.Concat(Of(parameter.GetAttributes()).Select(static attribute => $"[{attribute}] "));

    /// <summary>The diagnostics by which experimental APIs make themselves known.</summary>
    public static EquatableArray<string> ExperimentalIds(IEnumerable<ISymbol> symbols) => symbols
        .SelectMany(WithContainers)
        .Select(static symbol => TrackedMethods.Find(symbol, Experimental)?.ConstructorArguments.FirstOrDefault().Value as string)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static id => id, StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<ISymbol> WithContainers(ISymbol symbol)
    {
        for (var part = symbol; part is not null and not INamespaceSymbol; part = part.ContainingType)
        {
            yield return part;
        }

        if (symbol.ContainingAssembly is { } assembly)
        {
            yield return assembly;
        }
    }

    private static EquatableArray<string> Of(IEnumerable<AttributeData> attributes) => attributes
        .Where(static attribute => attribute.AttributeClass is { } type && Repeated.Contains(type.ToDisplayString()))
        .Select(Text)
        .ToEquatableArray();

    private static string Text(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var arguments = attribute.ConstructorArguments.Select(Text).Concat(attribute.NamedArguments.Select(static named => $"{named.Key} = {Text(named.Value)}")).ToList();
        return arguments.Count == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Text(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Enum } => $"({constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({constant.Value})",
        _ => SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: true, useHexadecimalNumbers: false) ?? "null",
    };
}
