using System.Text;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Writes types as generated code names them.</summary>
internal sealed class TypeText
{
    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<ITypeParameterSymbol, string> _renamed = new(SymbolEqualityComparer.Default);

    private TypeText()
    {
    }

    /// <summary>Type parameters keep their names.</summary>
    public static TypeText AsDeclared { get; } = new();

    /// <summary>Type parameters of a method and of all types around it get names that differ.</summary>
    public static TypeText Flattened(IMethodSymbol method)
    {
        var text = new TypeText();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in AllOf(method.ContainingType).Concat(method.TypeParameters))
        {
            var name = parameter.Name;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = parameter.Name + number;
            }

            if (name != parameter.Name)
            {
                text._renamed.Add(parameter, name);
            }
        }

        return text;
    }

    /// <summary>Type parameters of a type and of those around it, outermost first.</summary>
    public static IEnumerable<ITypeParameterSymbol> AllOf(INamedTypeSymbol? type) =>
        type is null ? [] : AllOf(type.ContainingType).Concat(type.TypeParameters);

    public string Of(ITypeSymbol type)
    {
        var text = new StringBuilder();
        foreach (var part in type.ToDisplayParts(Format))
        {
            text.Append(part.Symbol is ITypeParameterSymbol parameter ? NameOf(parameter) : part.ToString());
        }

        return text.ToString();
    }

    public string NameOf(ITypeParameterSymbol parameter) =>
        _renamed.TryGetValue((ITypeParameterSymbol)parameter.OriginalDefinition, out var name) ? name : CapturePath.Identifier(parameter.Name);

    /// <summary>What follows <c>where T :</c>; empty for none.</summary>
    public string Constraints(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasUnmanagedTypeConstraint)
        {
            constraints.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            constraints.Add("struct");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        for (var i = 0; i < parameter.ConstraintTypes.Length; i++)
        {
            constraints.Add(Of(parameter.ConstraintTypes[i].WithNullableAnnotation(parameter.ConstraintNullableAnnotations[i])));
        }

        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
        {
            constraints.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            constraints.Add("allows ref struct");
        }

        return string.Join(", ", constraints);
    }

    public EquatableArray<TypeParameterModel> Parameters(IEnumerable<ITypeParameterSymbol> parameters) =>
        parameters.Select(parameter => new TypeParameterModel(NameOf(parameter), RepeatedAttributes.Inline(parameter), Constraints(parameter))).ToEquatableArray();
}
