using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Where code asks whether what it has by an interface is of a certain class, or takes it for one.</summary>
internal static class TypeTests
{
    public static IEnumerable<(ITypeSymbol Contract, ITypeSymbol Class, Location At)> Of(IOperation operation)
    {
        var (from, to) = operation switch
        {
            IIsTypeOperation test => (test.ValueOperand.Type, test.TypeOperand),
            IDeclarationPatternOperation pattern => (pattern.InputType, pattern.MatchedType),
            ITypePatternOperation pattern => (pattern.InputType, pattern.MatchedType),
            IRecursivePatternOperation pattern => (pattern.InputType, pattern.MatchedType),
            IConversionOperation { IsImplicit: false } cast => (cast.Operand.Type, cast.Type),
            _ => default,
        };
        return from is { TypeKind: TypeKind.Interface } && to is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None }
            ? [(from, to, operation.Syntax.GetLocation())]
            : [];
    }
}
