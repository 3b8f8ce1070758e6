using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What holds an object: the field, property, parameter or variable that an expression reads or that it is put into.</summary>
internal static class Holder
{
    /// <summary>What an expression reads; null for any other than a plain name.</summary>
    public static ISymbol? Of(IOperation? expression) => expression switch
    {
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation { IsImplicit: true } conversion => Of(conversion.Operand),
        IConditionalAccessInstanceOperation => Of(ConditionalAccess(expression)),
        _ => null,
    };

    /// <summary>What a created object is put into at once; null where that cannot be seen.</summary>
    public static ISymbol? Receiving(IOperation created) => created.Parent switch
    {
        IConversionOperation { IsImplicit: true } conversion => Receiving(conversion),
        ISimpleAssignmentOperation assignment when assignment.Value == created => Of(assignment.Target),
        IFieldInitializerOperation initializer => initializer.InitializedFields.FirstOrDefault(),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.FirstOrDefault(),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        _ => null,
    };

    /// <summary>The <c>x</c> of <c>x?.M()</c>, seen from inside.</summary>
    private static IOperation? ConditionalAccess(IOperation inside)
    {
        var outer = inside.Parent;
        while (outer is not null and not IConditionalAccessOperation)
        {
            outer = outer.Parent;
        }

        return (outer as IConditionalAccessOperation)?.Operation;
    }
}
