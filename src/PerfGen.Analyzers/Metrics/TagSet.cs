using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Metrics;

/// <summary>The tags that one call gives.</summary>
/// <param name="Call">The call, or the attribute.</param>
/// <param name="Tags">In the order of the source.</param>
/// <param name="IsComplete">All tags of the call are in the list; a span or an array that comes from elsewhere hides some.</param>
/// <param name="IsOfActivity">They describe an activity, of which there may be any number of kinds; else a metric, which is kept once for each combination of values.</param>
internal sealed record TagSet(IOperation Call, ImmutableArray<Tag> Tags, bool IsComplete, bool IsOfActivity)
{
    /// <summary>The type that gives them, where they are an activity's.</summary>
    public INamedTypeSymbol? Owner { get; init; }

    /// <summary>They are a tracked call's own, by <c>[Tag]</c>: kept once for each value, but no series of a metric.</summary>
    public bool IsOfCall { get; init; }

    /// <summary>Reads the tags that an activity is started with.</summary>
    public static TagSet OfActivity(IInvocationOperation call, IOperation given, INamedTypeSymbol? owner)
    {
        var tags = ImmutableArray.CreateBuilder<Tag>();
        var isComplete = Collect(given, tags);
        return new(call, tags.ToImmutable(), isComplete, IsOfActivity: true) { Owner = owner };
    }

    /// <summary>Reads the <c>KeyValuePair</c>s behind the value of <c>Add</c> or <c>Record</c>.</summary>
    public static TagSet OfRecording(IInvocationOperation call)
    {
        var tags = ImmutableArray.CreateBuilder<Tag>();
        var isComplete = true;
        foreach (var argument in call.Arguments.Skip(1))
        {
            isComplete &= Collect(argument.Value, tags);
        }

        return new(call, tags.ToImmutable(), isComplete, IsOfActivity: false);
    }

    /// <summary><c>["key"] = value</c>, <c>{ "key", value }</c>, or a pair.</summary>
    private static bool CollectElement(IOperation element, ImmutableArray<Tag>.Builder tags)
    {
        var (key, value) = element switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index }, Value: var assigned } => (index[0].Value, assigned),
            IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } both } => (both[0].Value, both[1].Value),
            _ => default((IOperation? Key, IOperation? Value)),
        };
        if (key is not null && value is not null)
        {
            tags.Add(new(Arguments.Written(key), Arguments.Written(value)));
            return true;
        }

        return element is IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 1 } pair } && Collect(pair[0].Value, tags);
    }

    private static bool Collect(IOperation value, ImmutableArray<Tag>.Builder tags)
    {
        switch (Arguments.Written(value))
        {
            case IObjectCreationOperation { Arguments.Length: 2, Type.Name: "KeyValuePair" } pair:
                tags.Add(new(Arguments.Written(pair.Arguments[0].Value), Arguments.Written(pair.Arguments[1].Value)));
                return true;
            case IArrayCreationOperation { Initializer: { } initializer }:
                return initializer.ElementValues.Aggregate(true, (all, element) => Collect(element, tags) && all);
            case IArrayCreationOperation { Initializer: null } empty:
                return empty.DimensionSizes.All(static size => size.ConstantValue is { HasValue: true, Value: 0 });
            case IObjectCreationOperation { Type.Name: "Dictionary" or "List" or "ActivityTagsCollection", Initializer: { } initializer }:
                return initializer.Initializers.Aggregate(true, (all, element) => CollectElement(element, tags) && all);
            case ICollectionExpressionOperation collection:
                return collection.Elements.Aggregate(true, (all, element) => Collect(element, tags) && all);
            default:
                return false;
        }
    }
}
