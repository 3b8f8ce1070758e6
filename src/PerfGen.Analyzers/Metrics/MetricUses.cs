using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>Finds the places that name metrics, record on instruments, and give tags in a compilation.</summary>
internal sealed class MetricUses
{
    private readonly INamedTypeSymbol? _track;
    private readonly INamedTypeSymbol? _measure;
    private readonly INamedTypeSymbol? _perf;
    private readonly INamedTypeSymbol? _typed;
    private readonly INamedTypeSymbol? _meter;
    private readonly INamedTypeSymbol? _tagList;
    private readonly INamedTypeSymbol? _activity;
    private readonly ImmutableHashSet<INamedTypeSymbol> _instruments;

    public MetricUses(Compilation compilation)
    {
        _track = compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute);
        _measure = compilation.GetTypeByMetadataName(WellKnownNames.MeasureAttribute);
        _perf = compilation.GetTypeByMetadataName(WellKnownNames.Perf);
        _typed = compilation.GetTypeByMetadataName(WellKnownNames.MetricRecording);
        _meter = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        _tagList = compilation.GetTypeByMetadataName("System.Diagnostics.TagList");
        _activity = compilation.GetTypeByMetadataName("System.Diagnostics.Activity");
        _instruments = new[] { "Counter`1", "UpDownCounter`1", "Histogram`1", "Gauge`1" }
            .Select(name => compilation.GetTypeByMetadataName("System.Diagnostics.Metrics." + name))
            .OfType<INamedTypeSymbol>()
            .ToImmutableHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>A project that does not use PerfGen has its own rules for its meters.</summary>
    public bool IsAnyPossible => _track is not null;

    /// <summary>What an attribute or a call says of metrics; null where it says nothing.</summary>
    public MetricPlace? Find(IOperation operation, ISymbol owner) => operation switch
    {
        IAttributeOperation { Operation: IObjectCreationOperation creation } => OfAttribute(creation, owner),
        IInvocationOperation invocation => OfCall(invocation, owner),
        _ => null,
    };

    private MetricPlace? OfAttribute(IObjectCreationOperation creation, ISymbol owner)
    {
        var isTracked = Is(creation.Type, _track);
        if (!isTracked && !Is(creation.Type, _measure))
        {
            return null;
        }

        var named = (creation.Initializer?.Initializers ?? [])
            .OfType<ISimpleAssignmentOperation>()
            .Where(static assignment => assignment.Target is IPropertyReferenceOperation)
            .Select(static assignment => (((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment.Value))
            .ToImmutableArray();
        if (isTracked)
        {
            var metric = Arguments.Of(creation.Arguments, "metric");
            return new(
                metric is null ? null : new(MetricUseKind.TrackPerformance, creation, metric, null, null, null, owner), null, null,
                new(creation, "[TrackPerformance]", named, owner));
        }

        var path = named.FirstOrDefault(static argument => argument.Name == "From").Value;
        return new(new(MetricUseKind.Measure, creation, Arguments.Of(creation.Arguments, "name"), Arguments.Of(creation.Arguments, "unit"), null, path, owner), null, null);
    }

    private MetricPlace? OfCall(IInvocationOperation call, ISymbol owner)
    {
        // By name first: nearly every call of a program ends here.
        switch (call.TargetMethod.Name)
        {
            case "Record" when Is(call.TargetMethod.ContainingType, _perf):
                return new(new(MetricUseKind.Record, call, Argument("name"), Argument("unit"), Argument("value"), null, owner), null, null);
            case "BeginSession" or "BeginTask" or "Use" when Is(call.TargetMethod.ContainingType, _perf):
                var said = call.Arguments
                    .Where(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null })
                    .Select(static argument => (argument.Parameter!.Name, Arguments.Written(argument.Value)));
                return new(null, null, null, new(call, "Perf." + call.TargetMethod.Name, [.. said], owner));
            case "Record" when Is(call.TargetMethod.ContainingType, _typed):
                return Typed(call, owner) is { } typed ? new(typed, null, null) : null;
            case "Add" or "Record" when call.Instance?.Type is INamedTypeSymbol type && _instruments.Contains(type.OriginalDefinition):
                return new(
                    new(MetricUseKind.InstrumentValue, call, null, null, Argument("delta") ?? Argument("value"), null, owner),
                    TagSet.OfRecording(call),
                    Holder.Of(call.Instance));
            case "Add" when Is(call.TargetMethod.ContainingType, _tagList) && call.Arguments.Length == 2:
                return new(null, new(call, [new(Arguments.Written(call.Arguments[0].Value), Arguments.Written(call.Arguments[1].Value))], IsComplete: false, IsOfActivity: false), null);
            case "SetTag" or "AddTag" or "SetBaggage" or "AddBaggage" when Is(call.TargetMethod.ContainingType, _activity) && Argument("key") is { } key:
                return new(null, new(call, [new(key, Argument("value"))], IsComplete: false, IsOfActivity: true) { Owner = owner.ContainingType }, null);
            case var name when name.StartsWith("Create", StringComparison.Ordinal) && Is(call.TargetMethod.ContainingType, _meter) && MeterInstrument.Of(call) is { } instrument:
                return new(new(MetricUseKind.Instrument, call, Argument("name"), Argument("unit"), null, null, owner) { Instrument = instrument }, null, null);
            default:
                return null;
        }

        IOperation? Argument(string parameter) => Arguments.Of(call.Arguments, parameter);
    }

    /// <summary>The metric of <c>Metrics.X.Record(…)</c>: its name is the constant <c>Names.X</c> beside it.</summary>
    private static MetricUse? Typed(IInvocationOperation call, ISymbol owner)
    {
        if (Arguments.Of(call.Arguments, "metric") is not IPropertyReferenceOperation { Property: { IsStatic: true } metric } reference
            || metric.ContainingType.GetTypeMembers("Names").FirstOrDefault()?.GetMembers(metric.Name).FirstOrDefault() is not IFieldSymbol { ConstantValue: string name })
        {
            return null;
        }

        var currency = Arguments.Of(call.Arguments, "currency");
        var value = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1)?.Value;
        return new(MetricUseKind.Typed, call, reference, currency, value is null ? null : Arguments.Written(value), null, owner)
        {
            KnownName = name,
            KnownUnit = currency is null ? MetricCatalogue.Find(name)?.Unit : null,
        };
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted) => wanted is not null && SymbolEqualityComparer.Default.Equals(type, wanted);
}
