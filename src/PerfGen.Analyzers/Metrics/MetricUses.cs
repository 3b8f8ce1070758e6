using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>Finds the places that name metrics, record on instruments, and give tags in a compilation.</summary>
internal sealed class MetricUses
{
    private readonly INamedTypeSymbol? _track;
    private readonly INamedTypeSymbol? _measure;
    private readonly INamedTypeSymbol? _tag;
    private readonly INamedTypeSymbol? _perf;
    private readonly INamedTypeSymbol? _typed;
    private readonly INamedTypeSymbol? _meter;
    private readonly INamedTypeSymbol? _tagList;
    private readonly INamedTypeSymbol? _activity;
    private readonly INamedTypeSymbol? _source;
    private readonly ImmutableHashSet<INamedTypeSymbol> _instruments;
    private readonly INamedTypeSymbol? _metrics;
    private readonly CatalogueView? _catalogue;

    public MetricUses(Compilation compilation, AnalyzerOptions options, CancellationToken stop)
    {
        _track = compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute);
        _measure = compilation.GetTypeByMetadataName(WellKnownNames.MeasureAttribute);
        _tag = compilation.GetTypeByMetadataName(WellKnownNames.TagAttribute);
        _perf = compilation.GetTypeByMetadataName(WellKnownNames.Perf);
        _typed = compilation.GetTypeByMetadataName(WellKnownNames.MetricRecording);
        _meter = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        _tagList = compilation.GetTypeByMetadataName("System.Diagnostics.TagList");
        _activity = compilation.GetTypeByMetadataName("System.Diagnostics.Activity");
        _source = compilation.GetTypeByMetadataName("System.Diagnostics.ActivitySource");
        _instruments = new[] { "Counter`1", "UpDownCounter`1", "Histogram`1", "Gauge`1" }
            .Select(name => compilation.GetTypeByMetadataName("System.Diagnostics.Metrics." + name))
            .OfType<INamedTypeSymbol>()
            .ToImmutableHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        _metrics = compilation.GetTypeByMetadataName(WellKnownNames.Metrics);
        _catalogue = IsAnyPossible ? CatalogueView.Of(compilation, options, stop) : null;
    }

    /// <summary>A project that does not use PerfGen has its own rules for its meters.</summary>
    public bool IsAnyPossible => _track is not null;

    /// <summary>The metrics that the project knows.</summary>
    public CatalogueView Catalogue => _catalogue ?? throw new InvalidOperationException("The compilation does not use PerfGen.");

    /// <summary>What an attribute or a call says of metrics; null where it says nothing.</summary>
    public MetricPlace? Find(IOperation operation, ISymbol owner) => operation switch
    {
        IAttributeOperation { Operation: IObjectCreationOperation creation } => OfAttribute(creation, owner),
        IInvocationOperation invocation => OfCall(invocation, owner),
        _ => null,
    };

    /// <summary>The metric of a typed member, <c>Metrics.ReviewDepth</c>; null for every other property.</summary>
    public KnownMetric? OfMember(IPropertySymbol property)
    {
        for (var type = property.ContainingType; property.IsStatic && type is not null; type = type.BaseType)
        {
            if (Is(type, _metrics))
            {
                return Catalogue.FindMember(property.Name);
            }
        }

        return null;
    }

    private MetricPlace? OfAttribute(IObjectCreationOperation creation, ISymbol owner)
    {
        if (Is(creation.Type, _tag))
        {
            return CallTag.Of(creation, owner) is { } tag ? new(null, tag, null) : null;
        }

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
                metric is null ? null : new(MetricUseKind.TrackPerformance, creation, metric, null, null, null, owner, Catalogue), null, null,
                new(creation, "[TrackPerformance]", named, owner));
        }

        var path = named.FirstOrDefault(static argument => argument.Name == "From").Value;
        return new(new(MetricUseKind.Measure, creation, Arguments.Of(creation.Arguments, "name"), Arguments.Of(creation.Arguments, "unit"), null, path, owner, Catalogue), null, null);
    }

    private MetricPlace? OfCall(IInvocationOperation call, ISymbol owner)
    {
        // By name first: nearly every call of a program ends here.
        switch (call.TargetMethod.Name)
        {
            case "Record" when Is(call.TargetMethod.ContainingType, _perf):
                return new(new(MetricUseKind.Record, call, Argument("name"), Argument("unit"), Argument("value"), null, owner, Catalogue), null, null);
            case "BeginSession" or "BeginTask" or "Use" when Is(call.TargetMethod.ContainingType, _perf):
                var said = call.Arguments
                    .Where(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: not null })
                    .Select(static argument => (argument.Parameter!.Name, Arguments.Written(argument.Value)));
                return new(null, null, null, new(call, "Perf." + call.TargetMethod.Name, [.. said], owner));
            case "Record" when Is(call.TargetMethod.ContainingType, _typed):
                return Typed(call, owner) is { } typed ? new(typed, null, null) : null;
            case "Add" or "Record" when call.Instance?.Type is INamedTypeSymbol type && _instruments.Contains(type.OriginalDefinition):
                return new(
                    new(MetricUseKind.InstrumentValue, call, null, null, Argument("delta") ?? Argument("value"), null, owner, Catalogue),
                    TagSet.OfRecording(call),
                    Holder.Of(call.Instance));
            case "Add" when Is(call.TargetMethod.ContainingType, _tagList) && call.Arguments.Length == 2:
                return new(null, new(call, [new(Arguments.Written(call.Arguments[0].Value), Arguments.Written(call.Arguments[1].Value))], IsComplete: false, IsOfActivity: false), null);
            case "SetTag" or "AddTag" or "SetBaggage" or "AddBaggage" when Is(call.TargetMethod.ContainingType, _activity) && Argument("key") is { } key:
                return new(null, new(call, [new(key, Argument("value"))], IsComplete: false, IsOfActivity: true) { Owner = owner.ContainingType }, null);
            case "StartActivity" or "CreateActivity" when Is(call.TargetMethod.ContainingType, _source) && Argument("tags") is { } given:
                return new(null, TagSet.OfActivity(call, given, owner.ContainingType), null);
            case var name when name.StartsWith("Create", StringComparison.Ordinal) && Is(call.TargetMethod.ContainingType, _meter) && MeterInstrument.Of(call) is { } instrument:
                return new(new(MetricUseKind.Instrument, call, Argument("name"), Argument("unit"), null, null, owner, Catalogue) { Instrument = instrument }, null, null);
            default:
                return null;
        }

        IOperation? Argument(string parameter) => Arguments.Of(call.Arguments, parameter);
    }

    /// <summary>The metric of <c>Metrics.X.Record(…)</c>.</summary>
    private MetricUse? Typed(IInvocationOperation call, ISymbol owner)
    {
        if (Arguments.Of(call.Arguments, "metric") is not IPropertyReferenceOperation { Property: { } metric } reference
            || OfMember(metric) is not { Definition: { } definition })
        {
            return null;
        }

        var currency = Arguments.Of(call.Arguments, "currency");
        var value = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 1)?.Value;
        return new(MetricUseKind.Typed, call, reference, currency, value is null ? null : Arguments.Written(value), null, owner, Catalogue)
        {
            KnownName = definition.Name,
            KnownUnit = currency is null ? definition.Unit : null,
        };
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted) => wanted is not null && SymbolEqualityComparer.Default.Equals(type, wanted);
}
