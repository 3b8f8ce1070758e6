using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Generator.Emit;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads the catalogue of a project: its files, and <c>[assembly: DefineMetric]</c>. What is wrong with them the analyzers say; here it is left out.</summary>
internal static class CatalogueDiscovery
{
    public static bool IsCatalogue(AdditionalText file) => CatalogueFile.RoleOf(file.Path) is CatalogueFileRole.Project or CatalogueFileRole.Registry;

    public static CatalogueTextModel ReadFile(AdditionalText file, CancellationToken stop) => new(file.Path, file.GetText(stop)?.ToString() ?? "");

    /// <summary>The metrics that attributes define, by the source file that they stand in.</summary>
    public static ImmutableArray<CatalogueAttributesModel> ReadAttributes(Compilation compilation, CancellationToken stop) =>
        compilation.SyntaxTrees.Select(AttributedMethods.Of).Any(static file => file.MayDefineMetrics)
            ? FaultBarrier.Or(
                [],
                () => DefinedMetrics.OfSource(compilation, stop)
                    .Select(static file => new CatalogueAttributesModel(file.File.Entries.Select(static entry => Model(entry.Metric, isAttribute: true)).ToEquatableArray()))
                    .ToImmutableArray())
            : [];

    public static CatalogueModel Combine(IEnumerable<CatalogueTextModel> files, IEnumerable<CatalogueAttributesModel> attributes)
    {
        var described = files
            .GroupBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static group => group.First())
            .Select(static file => CatalogueFile.Read(file.Path, CatalogueFile.RoleOf(file.Path)!.Value, file.Text))
            .Concat(attributes.Select(static (source, i) => AsFile(source, i)))
            .ToArray();
        var set = CatalogueSet.Of(described);
        var sources = set.Entries.Select(static one => one.File.Role == CatalogueFileRole.Attributes ? "[assembly: DefineMetric]" : one.File.Name).Distinct(StringComparer.Ordinal);
        return new(string.Join(" and ", sources), set.Entries.Select(static one => Model(one.Entry.Metric, one.File.Role == CatalogueFileRole.Attributes)).ToEquatableArray());
    }

    public static CatalogueEnvironment ReadEnvironment(Compilation compilation, AnalyzerConfigOptions build)
    {
        var (space, name) = CatalogueClass.Of(compilation, build);
        var language = (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options;
        return new(
            space,
            CatalogueClass.IsTaken(compilation, space, name) ? "" : name,
            compilation.GetTypeByMetadataName(WellKnownNames.DefineMetricAttribute) is not null,
            InterceptionGate.CanRecord(compilation, build) && language is { LanguageVersion: >= LanguageVersion.CSharp11 } && compilation.GetTypeByMetadataName(WellKnownNames.ProjectMetrics) is not null);
    }

    private static CatalogueFile AsFile(CatalogueAttributesModel source, int number) => new(
        "attributes " + number,
        CatalogueFileRole.Attributes,
        "",
        [.. source.Metrics.Select(static metric => new CatalogueEntry(Definition(metric), default, NoPlaces))],
        []);

    private static readonly Dictionary<string, TextRange> NoPlaces = new() { [MetricKeys.Name] = default };

    private static MetricModel Model(MetricDefinition metric, bool isAttribute) => new(
        metric.Name,
        metric.Unit,
        MetricWords.Of(MetricWords.Instruments, metric.Instrument),
        metric.Minimum,
        metric.Maximum,
        MetricWords.Of(MetricWords.Directions, metric.Direction),
        MetricWords.Of(MetricWords.Categories, metric.Category),
        metric.Description,
        metric.Deprecated,
        metric.RenamedTo,
        MetricWords.Of(MetricWords.Stabilities, metric.Stability),
        metric.Tags.Count == 0 ? null : CatalogueText.Tags(metric.Tags),
        isAttribute);

    private static MetricDefinition Definition(MetricModel metric) => new(
        metric.Name,
        metric.Unit,
        MetricWords.Find(MetricWords.Instruments, metric.Instrument),
        metric.Minimum,
        metric.Maximum,
        MetricWords.Find(MetricWords.Directions, metric.Better),
        MetricWords.Find(MetricWords.Categories, metric.Category),
        metric.Description)
    {
        Deprecated = metric.Deprecated,
        RenamedTo = metric.RenamedTo,
        Stability = MetricWords.Find(MetricWords.Stabilities, metric.Stability),
    };
}
