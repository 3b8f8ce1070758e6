using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Analyzers.Configuration;

namespace PerfGen.Analyzers.Metrics;

/// <summary>Everything that a compilation says of metrics, for the rules that compare. Filled from several threads, read at the end.</summary>
internal sealed class CompilationMetrics(Compilation compilation, CatalogueView catalogue)
{
    private readonly ConcurrentBag<DefinedMetric> _defined = [];
    private readonly ConcurrentDictionary<ISymbol, DefinedMetric> _instruments = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(ISymbol Instrument, MetricUse Use, TagSet Tags)> _recorded = [];
    private readonly ConcurrentBag<(IMethodSymbol Method, Location At)> _tracked = [];
    private readonly ConcurrentBag<(INamedTypeSymbol Type, string Key, string? Value, Location At)> _activityTags = [];
    private ImmutableArray<DefinedMetric> _inOrder;

    /// <summary>The metrics that the project knows.</summary>
    public CatalogueView Catalogue { get; } = catalogue;

    /// <summary>The places in the order of the sources, so that of two that contradict each other always the same one is reported.</summary>
    public ImmutableArray<DefinedMetric> Defined => _inOrder.IsDefault ? _inOrder = InOrder(_defined, static metric => metric.At) : _inOrder;

    /// <summary>What is recorded on instruments that the compilation creates, in the order of the sources.</summary>
    public IEnumerable<(DefinedMetric Instrument, ISymbol Holder, MetricUse Use, TagSet Tags)> Recorded =>
        InOrder(_recorded, static recorded => recorded.Use.Operation.Syntax.GetLocation())
            .Where(recorded => _instruments.ContainsKey(recorded.Instrument))
            .Select(recorded => (_instruments[recorded.Instrument], recorded.Instrument, recorded.Use, recorded.Tags));

    /// <summary>The methods with <c>[TrackPerformance]</c>, in the order of the sources.</summary>
    public IEnumerable<(IMethodSymbol Method, Location At)> Tracked => InOrder(_tracked, static tracked => tracked.At);

    /// <summary>The tags of activities whose names are known, with the type that gives them, in the order of the sources.</summary>
    public IEnumerable<(INamedTypeSymbol Type, string Key, string? Value, Location At)> ActivityTags => InOrder(_activityTags, static tag => tag.At);

    public void Add(MetricPlace place, MetricOptions options)
    {
        if (place.Context is { Operation: IObjectCreationOperation creation, Owner: IMethodSymbol method })
        {
            _tracked.Add((method, creation.Syntax.GetLocation()));
        }

        foreach (var tag in place.Tags is { IsOfActivity: true, Owner: not null } activity ? activity.Tags : [])
        {
            if (tag.KeyText is { } key)
            {
                _activityTags.Add((place.Tags!.Owner!, key, MetricUse.TextOf(tag.Value), (tag.Value ?? tag.Key).Syntax.GetLocation()));
            }
        }

        if (place.Use is not { } use)
        {
            return;
        }

        if (use.Kind == MetricUseKind.InstrumentValue)
        {
            if (place is { RecordsOn: { } instrument, Tags: { } given })
            {
                _recorded.Add((instrument, use, given));
            }
        }
        else if (DefinedMetric.Of(use, options) is { } metric)
        {
            _defined.Add(metric);
            if (use.Kind == MetricUseKind.Instrument && Holder.Receiving(use.Operation) is { } holder)
            {
                _instruments.TryAdd(holder, metric);
            }
        }
    }

    /// <summary>What is recorded on instruments, as places that know the instrument's name and unit.</summary>
    public ImmutableArray<MetricUse> RecordedUses() =>
        [.. Recorded.Select(static recorded => recorded.Use with { KnownName = recorded.Instrument.Name, KnownUnit = recorded.Instrument.UnitText })];

    private ImmutableArray<T> InOrder<T>(IEnumerable<T> items, Func<T, Location> at)
    {
        var trees = compilation.SyntaxTrees.Select(static (tree, i) => (tree, i)).ToDictionary(static pair => pair.tree, static pair => pair.i);
        return [.. items.OrderBy(item => trees.TryGetValue(at(item).SourceTree!, out var place) ? place : int.MaxValue).ThenBy(item => at(item).SourceSpan.Start)];
    }
}
