using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Metrics;

/// <summary>The tags that one call gives.</summary>
/// <param name="Call">The call.</param>
/// <param name="Tags">In the order of the source.</param>
/// <param name="IsComplete">All tags of the call are in the list; a span or an array that comes from elsewhere hides some.</param>
/// <param name="IsOfActivity">They describe an activity, of which there may be any number of kinds; else a metric, which is kept once for each combination of values.</param>
internal sealed record TagSet(IInvocationOperation Call, ImmutableArray<Tag> Tags, bool IsComplete, bool IsOfActivity)
{
    /// <summary>The type that gives them, where they are an activity's.</summary>
    public INamedTypeSymbol? Owner { get; init; }

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
            case ICollectionExpressionOperation collection:
                return collection.Elements.Aggregate(true, (all, element) => Collect(element, tags) && all);
            default:
                return false;
        }
    }
}
