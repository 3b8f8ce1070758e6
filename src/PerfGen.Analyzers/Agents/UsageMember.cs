using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Agents;

/// <summary>Finds the number of tokens that an answer reports, beside the text whose length was taken for it.</summary>
internal static class UsageMember
{
    /// <summary>How many properties lie between the answer and its usage, and the usage and its number.</summary>
    private const int Depth = 2;

    /// <summary>The path that <c>[Measure]</c> should take; null where there is none, or more than one.</summary>
    public static string? Path(string metric, IMethodSymbol method, string path, Compilation compilation)
    {
        var root = path.Split('.')[0];
        return Number(metric) is { } number && CapturePath.Bind(method, path, compilation).Path is { } bound
            ? Only(Members(Root(method, bound), Depth).Where(member => member.Number == number).Select(member => root + "." + member.Path).Where(candidate => CapturePath.Bind(method, candidate, compilation).Path is not null))
            : null;
    }

    /// <summary>The expression that should be recorded; null where there is none, more than one, or one that may be null: an unknown number is not 0.</summary>
    public static string? Expression(string? metric, IPropertyReferenceOperation length)
    {
        var root = length.Instance;
        while (root is IPropertyReferenceOperation { Instance: { } outer })
        {
            root = outer;
        }

        return metric is not null && Number(metric) is { } number && root is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation && root != length.Instance
            ? Only(Members(root.Type, Depth).Where(member => member.Number == number && !member.CanBeNull).Select(member => root.Syntax + "." + member.Path))
            : null;
    }

    /// <summary>Whose tokens a name counts, in one word; null where it says nothing of them.</summary>
    private static string? Number(string name) =>
        !Has(name, "token") || Has(name, "cache") || Has(name, "reason") ? null
            : (Has(name, "input") || Has(name, "prompt"), Has(name, "output") || Has(name, "completion"), Has(name, "total")) switch
            {
                (true, false, false) => "input",
                (false, true, false) => "output",
                (false, false, true) => "total",
                _ => null,
            };

    private static ITypeSymbol? Root(IMethodSymbol method, CapturePath path) => path.Root switch
    {
        CaptureRoot.This => method.ContainingType,
        CaptureRoot.Parameter => method.Parameters.ElementAtOrDefault(path.ParameterOrdinal)?.Type,
        _ => method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } ? results[0] : method.ReturnType,
    };

    private static IEnumerable<(string Path, string? Number, bool CanBeNull)> Members(ITypeSymbol? type, int depth)
    {
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (var property in declaring.GetMembers().OfType<IPropertySymbol>().Where(static property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, IsOverride: false }))
            {
                var canBeNull = property.NullableAnnotation == NullableAnnotation.Annotated || NumberTypes.UnderlyingOfNullable(property.Type) is not null;
                if (NumberTypes.NumberOf(property.Type) is not null)
                {
                    yield return (property.Name, IsCount(property.Name) ? Number(property.Name) : null, canBeNull);
                }
                else if (depth > 1)
                {
                    foreach (var inner in Members(property.Type, depth - 1))
                    {
                        yield return (property.Name + "." + inner.Path, inner.Number, canBeNull || inner.CanBeNull);
                    }
                }
            }
        }
    }

    private static bool IsCount(string property) => property.EndsWith("Tokens", StringComparison.Ordinal) || property.EndsWith("TokenCount", StringComparison.Ordinal);

    private static string? Only(IEnumerable<string> found) => found.Take(2).ToArray() is { Length: 1 } one ? one[0] : null;

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
