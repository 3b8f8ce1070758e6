using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>Reads a <c>[Tag]</c>, on a parameter or on a method.</summary>
internal static class CallTag
{
    /// <summary>Its tag; null where it has neither a name nor a parameter to take one from.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="owner">The method that it stands on, or whose parameter it stands on.</param>
    public static TagSet? Of(IObjectCreationOperation attribute, ISymbol owner)
    {
        var parameter = Parameter(attribute, owner);
        var name = Arguments.Of(attribute.Arguments, "name");
        if (name is null && parameter is null)
        {
            return null;
        }

        var from = attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(static assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "From" }) == true;
        var tag = new Tag(name ?? attribute, null)
        {
            KnownKey = name is null ? MetricNames.ToSnakeCase(parameter!.Name) : null,
            KnownType = from ? null : parameter?.Type,
        };
        return new(attribute, [tag], IsComplete: false, IsOfActivity: false) { IsOfCall = true };
    }

    private static IParameterSymbol? Parameter(IObjectCreationOperation attribute, ISymbol owner) => owner switch
    {
        IParameterSymbol parameter => parameter,
        IMethodSymbol method when attribute.Syntax.Parent?.Parent is ParameterSyntax written => method.Parameters.FirstOrDefault(parameter => parameter.Name == written.Identifier.ValueText),
        _ => null,
    };
}
