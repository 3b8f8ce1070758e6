using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Reads the catalogue of a project: its files, and <c>[assembly: DefineMetric]</c>. What is wrong with them the analyzers say; here it is left out.</summary>
internal static class CatalogueDiscovery
{
    public static bool IsCatalogue(AdditionalText file) => CatalogueFile.RoleOf(file.Path) is CatalogueFileRole.Project or CatalogueFileRole.Registry;

    public static CatalogueTextModel ReadFile(AdditionalText file, CancellationToken stop) => new(file.Path, file.GetText(stop)?.ToString() ?? "");

    public static bool IsCandidate(SyntaxNode node, CancellationToken stop) => node is CompilationUnitSyntax;

    /// <summary>The metrics that the attributes of one source file define.</summary>
    public static CatalogueAttributesModel ReadAttributes(GeneratorAttributeSyntaxContext context, CancellationToken stop)
    {
        var written = context.Attributes
            .Select(attribute => (attribute, (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(stop)))
            .Where(static one => one.Item2 is not null)
            .Select(static one => (one.attribute, one.Item2!));
        var file = DefinedMetrics.FileOf(context.TargetNode.SyntaxTree, written, stop);
        return new(file.Entries.Select(static entry => Model(entry.Metric, isAttribute: true)).ToEquatableArray());
    }

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

    public static CatalogueEnvironment ReadEnvironment(Compilation compilation, AnalyzerConfigOptions build, bool canRecord)
    {
        var (space, name) = CatalogueClass.Of(compilation, build);
        var language = (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options;
        return new(
            space,
            CatalogueClass.IsTaken(compilation, space, name) ? "" : name,
            compilation.GetTypeByMetadataName(WellKnownNames.DefineMetricAttribute) is not null,
            canRecord && language is { LanguageVersion: >= LanguageVersion.CSharp11 } && compilation.GetTypeByMetadataName(WellKnownNames.ProjectMetrics) is not null);
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
