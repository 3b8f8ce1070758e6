using Microsoft.CodeAnalysis;

namespace PerfGen.Roslyn;

/// <summary>Which types a metric's value can have: structs that are <c>INumberBase&lt;T&gt;</c> of themselves, and enums, with or without <c>?</c>. Characters are not numbers here.</summary>
internal static class NumberTypes
{
    /// <summary>The number's type without <c>?</c>; null where the type is not a number.</summary>
    public static ITypeSymbol? NumberOf(ITypeSymbol type)
    {
        var underlying = UnderlyingOfNullable(type) ?? type;
        return underlying is INamedTypeSymbol { EnumUnderlyingType: { } ofEnum } ? ofEnum : IsNumber(underlying) ? underlying : null;
    }

    /// <summary>What a value must be converted to so that it is a number: that of an enum; null for all that are numbers as they are.</summary>
    public static string? CastOf(ITypeSymbol type) =>
        (UnderlyingOfNullable(type) ?? type) is INamedTypeSymbol { EnumUnderlyingType: { } ofEnum } ? ofEnum.ToDisplayString() : null;

    /// <summary>The type inside of <c>Nullable&lt;T&gt;</c>; null for every other type.</summary>
    public static ITypeSymbol? UnderlyingOfNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    private static bool IsNumber(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            // Named one by one because frameworks older than .NET 7, for which a library may be built as well, have no INumberBase.
            case SpecialType.System_SByte:
            case SpecialType.System_Byte:
            case SpecialType.System_Int16:
            case SpecialType.System_UInt16:
            case SpecialType.System_Int32:
            case SpecialType.System_UInt32:
            case SpecialType.System_Int64:
            case SpecialType.System_UInt64:
            case SpecialType.System_IntPtr:
            case SpecialType.System_UIntPtr:
            case SpecialType.System_Single:
            case SpecialType.System_Double:
            case SpecialType.System_Decimal:
                return true;
            case SpecialType.System_Char:
                return false;
        }

        return type switch
        {
            ITypeParameterSymbol parameter => parameter.HasValueTypeConstraint && Constraints(parameter).Any(constraint => IsNumberBaseOf(constraint, parameter)),
            INamedTypeSymbol { IsValueType: true, IsRefLikeType: false } => type.AllInterfaces.Any(candidate => IsNumberBaseOf(candidate, type))
                || type is { Name: "BigInteger", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
            _ => false,
        };
    }

    private static IEnumerable<INamedTypeSymbol> Constraints(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.OfType<INamedTypeSymbol>().SelectMany(constraint => constraint.AllInterfaces.Insert(0, constraint));

    private static bool IsNumberBaseOf(INamedTypeSymbol candidate, ITypeSymbol type) =>
        candidate is { MetadataName: "INumberBase`1", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type);
}
