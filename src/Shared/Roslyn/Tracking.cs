using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>That a method is tracked, and what the attributes say about it: its own, those of the methods that it overrides or implements, of its type, its interfaces and the assembly.</summary>
internal sealed class Tracking
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, Tracking?>> ByCompilation = new();

    private Tracking(ImmutableArray<AttributeData> attributes, string? metric)
    {
        Attributes = attributes;
        Metric = metric;
    }

    /// <summary>The attributes, those that count more before those that count less.</summary>
    public ImmutableArray<AttributeData> Attributes { get; }

    /// <summary>The metric's name, as the first attribute on a method says it; null for none. Attributes elsewhere cannot name one metric for many methods.</summary>
    public string? Metric { get; }

    /// <summary>What the attributes say about a method; null where none asks for it, or [DoNotTrack] takes it out.</summary>
    /// <param name="method">The method, or a construction of it.</param>
    /// <param name="compilation">The compilation that calls it.</param>
    public static Tracking? Of(IMethodSymbol method, Compilation compilation) =>
        ByCompilation.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(method.OriginalDefinition, definition => Read(definition, compilation));

    /// <summary>Whether an attribute asks for a method, whether or not [DoNotTrack] takes it out.</summary>
    public static bool IsAskedFor(IMethodSymbol method, Compilation compilation) => Read(method.OriginalDefinition, compilation, obeysDoNotTrack: false) is not null;

    /// <summary>[DoNotTrack] stands on a method, or on a type around it.</summary>
    public static bool IsTakenOut(IMethodSymbol method) => TrackedMethods.Find(method, WellKnownNames.DoNotTrackAttribute) is not null || IsTakenOut(method.ContainingType);

    /// <summary>The value of a named argument where an attribute gives it, the first that does.</summary>
    public TypedConstant? Named(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (NamedArgument(attribute, name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    public static TypedConstant? NamedArgument(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>An argument of the attribute's constructor; the default where it has none there.</summary>
    public static TypedConstant Argument(AttributeData attribute, int index) => index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : default;

    /// <summary>The name that stands in an attribute on a method; an empty one is none.</summary>
    public static string? MetricOf(AttributeData attribute) =>
        Argument(attribute, 0) is { Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } metric } ? metric : null;

    private static Tracking? Read(IMethodSymbol method, Compilation compilation, bool obeysDoNotTrack = true)
    {
        if (obeysDoNotTrack && TrackedMethods.Find(method, WellKnownNames.DoNotTrackAttribute) is not null)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<AttributeData>();
        var metric = AddOfMethod(TrackedMethods.All(method), found, null);
        if (TrackingFilter.CanBeMeant(method) && !(obeysDoNotTrack && found.Count == 0 && IsTakenOut(method.ContainingType)))
        {
            metric = AddInherited(method, found, metric);
            found.AddRange(TrackedMethods.All(method.ContainingType).Where(attribute => TrackingFilter.Admits(attribute, method)));
            AddOfBases(method, found);
            metric = AddOfInterfaces(method, found, metric);
            AddOfAssemblies(method, compilation, found);
        }

        return found.Count == 0 ? null : new Tracking(found.ToImmutable(), metric);
    }

    /// <summary>Adds attributes that stand on a method, and returns the metric's name: the one that was known before, or theirs.</summary>
    private static string? AddOfMethod(IEnumerable<AttributeData> attributes, ImmutableArray<AttributeData>.Builder found, string? metric)
    {
        foreach (var attribute in attributes)
        {
            found.Add(attribute);
            metric ??= MetricOf(attribute);
        }

        return metric;
    }

    private static string? AddInherited(IMethodSymbol method, ImmutableArray<AttributeData>.Builder found, string? metric)
    {
        for (var overridden = method.OverriddenMethod?.OriginalDefinition; overridden is not null; overridden = overridden.OverriddenMethod?.OriginalDefinition)
        {
            metric = AddOfMethod(TrackedMethods.All(overridden).Where(IsInherited), found, metric);
        }

        return metric;
    }

    private static void AddOfBases(IMethodSymbol method, ImmutableArray<AttributeData>.Builder found)
    {
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            found.AddRange(TrackedMethods.All(type.OriginalDefinition).Where(attribute => IsInherited(attribute) && TrackingFilter.Admits(attribute, method)));
        }
    }

    /// <summary>Of the interface's member that the method implements, then of the interface.</summary>
    private static string? AddOfInterfaces(IMethodSymbol method, ImmutableArray<AttributeData>.Builder found, string? metric)
    {
        if (method.IsStatic || method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return metric;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            var (own, ofType) = OfInterfaceMember(member.OriginalDefinition);
            if (own.Length + ofType.Length > 0 && IsImplementedBy(member, method))
            {
                metric = AddOfMethod(own, found, metric);
                found.AddRange(ofType);
            }
        }

        return metric;
    }

    private static (ImmutableArray<AttributeData> Own, ImmutableArray<AttributeData> OfType) OfInterfaceMember(IMethodSymbol member)
    {
        if (member.IsStatic || TrackedMethods.Find(member, WellKnownNames.DoNotTrackAttribute) is not null)
        {
            return ([], []);
        }

        ImmutableArray<AttributeData> own = [.. TrackedMethods.All(member)];
        return own.IsEmpty && IsTakenOut(member.ContainingType)
            ? ([], [])
            : (own, [.. TrackedMethods.All(member.ContainingType).Where(attribute => TrackingFilter.Admits(attribute, member))]);
    }

    private static bool IsImplementedBy(IMethodSymbol member, IMethodSymbol method) =>
        method.ContainingType.FindImplementationForInterfaceMember(member) is IMethodSymbol body
        && (SymbolEqualityComparer.Default.Equals(body, method) || SymbolEqualityComparer.Default.Equals(body, method.PartialImplementationPart));

    /// <summary>An assembly's word on its own types, and this compilation's on types that it names, its own or not.</summary>
    private static void AddOfAssemblies(IMethodSymbol method, Compilation compilation, ImmutableArray<AttributeData>.Builder found)
    {
        found.AddRange(AssemblyTracking.Of(compilation.Assembly)
            .Where(attribute => SymbolEqualityComparer.Default.Equals(TrackingFilter.TypeOf(attribute)?.OriginalDefinition, method.ContainingType) && TrackingFilter.Admits(attribute, method)));
        found.AddRange(AssemblyTracking.Of(method.ContainingAssembly)
            .Where(attribute => TrackingFilter.TypeOf(attribute) is null && TrackingFilter.Admits(attribute, method)));
    }

    private static bool IsInherited(AttributeData attribute) => NamedArgument(attribute, "Inherited")?.Value is true;

    private static bool IsTakenOut(INamedTypeSymbol? type) =>
        type is not null && (TrackedMethods.Find(type, WellKnownNames.DoNotTrackAttribute) is not null || IsTakenOut(type.ContainingType));
}
