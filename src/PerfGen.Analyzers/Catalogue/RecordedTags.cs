using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>The tags that a call of an instrument hands over, as far as they stand in it.</summary>
/// <param name="Tags">Names and values.</param>
/// <param name="AreAllKnown">There are no others; false where tags come from a variable.</param>
internal sealed record RecordedTags(IReadOnlyList<(string Name, IOperation Value)> Tags, bool AreAllKnown)
{
    /// <summary><c>Add</c> of counters and <c>Record</c> of histograms and gauges, of System.Diagnostics.Metrics.</summary>
    public static bool IsRecording(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Add" or "Record", ContainingType: { Arity: 1, ContainingNamespace: { } space } }
        && space.ToDisplayString() == "System.Diagnostics.Metrics";

    public static RecordedTags Of(IInvocationOperation call)
    {
        var tags = new List<(string Name, IOperation Value)>();
        var areAllKnown = true;
        foreach (var argument in call.Arguments.Where(static argument => argument.Parameter?.Ordinal > 0 && argument.ArgumentKind != ArgumentKind.DefaultValue))
        {
            areAllKnown &= Read(argument.Value, tags);
        }

        return new(tags, areAllKnown);
    }

    public IOperation? Find(string name) => Tags.FirstOrDefault(tag => tag.Name == name).Value;

    /// <returns>Whether all of it is known.</returns>
    private static bool Read(IOperation value, List<(string Name, IOperation Value)> tags)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                return Read(conversion.Operand, tags);
            case IArrayCreationOperation { Initializer: { } items }:
                return All(items.ElementValues, tags);
            case IArrayCreationOperation:
                return true;
            case ICollectionExpressionOperation collection:
                return All(collection.Elements, tags);
            case IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: { Length: 2 } pair }:
                return Add(pair[0].Value, pair[1].Value, tags);
            case IObjectCreationOperation { Type.Name: "TagList", Arguments.Length: 0 } list:
                return list.Initializer is null || list.Initializer.Initializers.All(item =>
                    item is IInvocationOperation { Arguments: { Length: 2 } pair } ? Add(pair[0].Value, pair[1].Value, tags)
                    : item is IInvocationOperation { Arguments: { Length: 1 } whole } && Read(whole[0].Value, tags));
            default:
                return false;
        }
    }

    private static bool All(IEnumerable<IOperation> values, List<(string Name, IOperation Value)> tags)
    {
        var areAllKnown = true;
        foreach (var value in values)
        {
            areAllKnown &= Read(value, tags);
        }

        return areAllKnown;
    }

    private static bool Add(IOperation name, IOperation value, List<(string Name, IOperation Value)> tags)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        if (name.ConstantValue is not { HasValue: true, Value: string text })
        {
            return false;
        }

        tags.Add((text, value));
        return true;
    }
}
