using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>
/// What a project knows of metrics, for the rules to ask: those that are built in, those of its catalogue files and attributes, and those of its references,
/// of which the earlier ones win. Immutable; one for each compilation, however many rules ask.
/// </summary>
internal sealed class CatalogueView
{
    private static readonly ConditionalWeakTable<Compilation, CatalogueView> Views = new();
    private static readonly ConditionalWeakTable<SourceText, CatalogueFile> Files = new();

    private readonly ImmutableArray<SourceText> _texts;
    private readonly Dictionary<string, KnownMetric> _metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<CatalogueFile, (SourceText? Text, SyntaxTree? Tree)> _places = [];

    private readonly Lazy<Dictionary<string, KnownMetric>> _members;

    private CatalogueView(Compilation compilation, AnalyzerOptions options, ImmutableArray<(string Path, SourceText Text)> texts, CancellationToken stop)
    {
        _members = new(() => _metrics.Values.GroupBy(static metric => MemberName.Of(metric.Definition.Name)).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal));
        _texts = [.. texts.Select(static file => file.Text)];
        References =
        [
            .. compilation.SourceModule.ReferencedAssemblySymbols
                .Select(static assembly => (assembly.Name, Metrics: DefinedMetrics.OfReference(assembly)))
                .Where(static reference => reference.Metrics.Count > 0)
                .OrderBy(static reference => reference.Name, StringComparer.Ordinal),
        ];
        foreach (var (path, text) in texts)
        {
            _places[Files.GetValue(text, text => CatalogueFile.Read(path, CatalogueFile.RoleOf(path)!.Value, text.ToString()))] = (text, null);
        }

        foreach (var (file, tree) in DefinedMetrics.OfSource(compilation, stop))
        {
            _places[file] = (null, tree);
        }

        Own = CatalogueSet.Of(
            _places.Keys.Where(static file => file.Role != CatalogueFileRole.Shipped),
            name => References.Any(reference => reference.Metrics.Any(metric => metric.Name == name)));
        if (NameTaken(compilation, options) is { } taken)
        {
            Own = Own with { Faults = [.. Own.Faults, taken] };
        }

        Add(MetricCatalogue.All.Select(static metric => new KnownMetric(metric, MetricOrigin.BuiltIn, "PerfGen")));
        Add(Own.Entries.Select(static own => new KnownMetric(own.Entry.Metric, own.File.Role == CatalogueFileRole.Registry ? MetricOrigin.Registry : MetricOrigin.Project, own.File.Name)));
        Add(References.SelectMany(static reference => reference.Metrics.Select(metric => new KnownMetric(metric, MetricOrigin.Reference, reference.Name))));
    }

    /// <summary>The catalogue files and attributes of the project, with everything that is wrong with them.</summary>
    public CatalogueSet Own { get; }

    /// <summary>What each referenced assembly describes.</summary>
    public ImmutableArray<(string Name, IReadOnlyList<MetricDefinition> Metrics)> References { get; }

    /// <summary>What the last release promised.</summary>
    public IEnumerable<CatalogueFile> Shipped => _places.Keys.Where(static file => file.Role == CatalogueFileRole.Shipped);

    /// <summary>The project has a catalogue of its own, so that a name which is nowhere is probably a mistake.</summary>
    public bool HasOwn => _places.Keys.Any(static file => file.Role is CatalogueFileRole.Project or CatalogueFileRole.Attributes);

    /// <summary>Every metric that is known, each once.</summary>
    public IEnumerable<KnownMetric> All => _metrics.Values;

    /// <summary>The view of a compilation. Cheap from the second time on.</summary>
    public static CatalogueView Of(Compilation compilation, AnalyzerOptions options, CancellationToken stop)
    {
        ImmutableArray<(string Path, SourceText Text)> texts =
        [
            .. options.AdditionalFiles
                .Where(static file => CatalogueFile.RoleOf(file.Path) is not null)
                .GroupBy(static file => file.Path, StringComparer.Ordinal)
                .Select(group => (group.Key, Text: group.First().GetText(stop)))
                .Where(static file => file.Text is not null)
                .Select(static file => (file.Key, file.Text!)),
        ];
        if (Views.TryGetValue(compilation, out var known) && known._texts.SequenceEqual(texts.Select(static file => file.Text)))
        {
            return known;
        }

        // An edit of a catalogue file alone leaves the compilation the same.
        var view = new CatalogueView(compilation, options, texts, stop);
        Views.Remove(compilation);
        return Views.GetValue(compilation, _ => view) is var kept && kept._texts.SequenceEqual(view._texts) ? kept : view;
    }

    /// <summary>The metric of that name; null where nobody describes one.</summary>
    public KnownMetric? Find(string name) => _metrics.TryGetValue(name, out var metric) ? metric : null;

    /// <summary>The metric whose typed member has that name; null where there is none.</summary>
    public KnownMetric? FindMember(string member) => _members.Value.TryGetValue(member, out var metric) ? metric : null;

    /// <summary>The known name that was probably meant; null where none is near.</summary>
    public string? Nearest(string name) => NearestName.Of(name, _metrics.Keys);

    /// <summary>Where a stretch of a catalogue file stands.</summary>
    public Location LocationOf(CatalogueFile file, TextRange at)
    {
        var span = new TextSpan(at.Start, at.Length);
        return _places[file] is { Tree: { } tree } ? Location.Create(tree, span)
            : Location.Create(file.Path, span, _places[file].Text!.Lines.GetLinePositionSpan(span));
    }

    /// <summary>Where the project describes a metric; null where it does not.</summary>
    public Location? PlaceOf(string name)
    {
        foreach (var (file, entry) in Own.Entries)
        {
            if (entry.Metric.Name == name)
            {
                return LocationOf(file, entry.PlaceOf(MetricKeys.Name));
            }
        }

        return null;
    }

    /// <summary>The class that the catalogue should become is there already, so that there are no typed members.</summary>
    private (CatalogueFile File, CatalogueFault Fault)? NameTaken(Compilation compilation, AnalyzerOptions options)
    {
        if (Own.Entries.Count == 0)
        {
            return null;
        }

        var (space, name) = CatalogueClass.Of(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var (file, entry) = Own.Entries[0];
        return CatalogueClass.IsTaken(compilation, space, name)
            ? (file, new(CatalogueFaultKind.Invalid, new(entry.At.Start, 1), $"the catalogue has no typed members, because there is a type '{(space.Length == 0 ? name : space + "." + name)}' already; name another one with the property {WellKnownNames.MetricsClassProperty}"))
            : null;
    }

    private void Add(IEnumerable<KnownMetric> metrics)
    {
        foreach (var metric in metrics)
        {
            if (!_metrics.ContainsKey(metric.Definition.Name))
            {
                _metrics.Add(metric.Definition.Name, metric);
            }
        }
    }
}
