using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.Analyzers.Vocabulary;

/// <summary>What speaks against a tag's value.</summary>
internal static class TagValues
{
    private static readonly string[] EachTimeAnother = ["System.Guid", "System.DateTime", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly"];

    /// <summary>The end of the sentence that begins with the tag; null where nothing speaks against it.</summary>
    public static string? Objection(IOperation value, bool isOfActivity, Compilation compilation)
    {
        // What a text is made from says more than that it is a text.
        var source = value is IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.Length: <= 2 }, Instance: { } instance } ? Arguments.Written(instance) : value;
        if (!isOfActivity && Unwrapped(source.Type) is { } type && EachTimeAnother.Contains(type.ToDisplayString()))
        {
            return $"has a {type.Name} as value, which is another one each time, and makes a series of its own for each: leave it out";
        }

        if (!isOfActivity && source is IPropertyReferenceOperation { Property.Name: "Message" or "StackTrace" } property && IsException(property.Instance?.Type, compilation))
        {
            return $"has an exception's {property.Property.Name} as value, which is another one each time: record its type";
        }

        return IsPlain(Unwrapped(value.Type)) ? null
            : $"has a {value.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} as value: write text, a number, a boolean or an enum";
    }

    /// <summary>The same, where the type of the value is all that is known of it: it is a tracked call's own.</summary>
    public static string? Objection(ITypeSymbol type) => Unwrapped(type) is { } value && EachTimeAnother.Contains(value.ToDisplayString())
        ? $"has a {value.Name} as value, which is another one each time, and is kept as a text of its own for each: leave it out"
        : null;

    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Text, numbers, booleans, enums, arrays of them, what is not known better than as an object, and what PRFG3018 has said more of already.</summary>
    private static bool IsPlain(ITypeSymbol? type) => type switch
    {
        null or ITypeParameterSymbol or IDynamicTypeSymbol or IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsPlain(array.ElementType),
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_Object } => true,
        _ => EachTimeAnother.Contains(type.ToDisplayString()) || type.ToDisplayString() is "System.Uri" or "System.Half" or "System.Int128" or "System.UInt128",
    };

    private static bool IsException(ITypeSymbol? type, Compilation compilation)
    {
        var exception = compilation.GetTypeByMetadataName("System.Exception");
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, exception))
            {
                return true;
            }
        }

        return false;
    }
}
