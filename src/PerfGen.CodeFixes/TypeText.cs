using Microsoft.CodeAnalysis;

namespace PerfGen.CodeFixes;

/// <summary>Types as somebody would write them at a place: no more qualified than needed, with nullable annotations.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string At(SyntaxNode place, ITypeSymbol type, SemanticModel model) => type.ToMinimalDisplayString(model, place.SpanStart, Format);
}
