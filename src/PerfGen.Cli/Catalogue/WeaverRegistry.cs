using PerfGen.Contracts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfGen.Cli.Catalogue;

/// <summary>Reads a registry of OpenTelemetry's semantic conventions, as weaver has them: YAML files with groups, of which some are metrics and others define attributes.</summary>
/// <param name="Name">What it is called in the file that is written.</param>
/// <param name="Metrics">The metrics, by their names.</param>
/// <param name="LeftOut">Metrics that cannot be taken over, each with the reason.</param>
internal sealed record WeaverRegistry(string Name, IReadOnlyList<MetricDefinition> Metrics, IReadOnlyList<string> LeftOut)
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Reads a file, or all files of a folder.</summary>
    public static WeaverRegistry Load(string source)
    {
        var roots = Files(source).Select(Root).OfType<YamlMappingNode>().ToArray();
        var groups = roots.SelectMany(static root => List(root, "groups")).OfType<YamlMappingNode>().ToArray();
        if (groups.Length == 0)
        {
            throw new UsageException($"'{source}' has no \"groups\" of semantic conventions");
        }

        var attributes = groups
            .SelectMany(static group => List(group, "attributes"))
            .OfType<YamlMappingNode>()
            .Where(static attribute => Text(attribute, "id") is not null)
            .DistinctBy(static attribute => Text(attribute, "id"))
            .ToDictionary(static attribute => Text(attribute, "id")!, StringComparer.Ordinal);
        var byId = groups.Where(static group => Text(group, "id") is not null).DistinctBy(static group => Text(group, "id")).ToDictionary(static group => Text(group, "id")!, StringComparer.Ordinal);
        var leftOut = new List<string>();
        var metrics = groups
            .Where(static group => Text(group, "type") == "metric")
            .Select(group => Metric(group, byId, attributes, leftOut))
            .OfType<MetricDefinition>()
            .DistinctBy(static metric => metric.Name)
            .OrderBy(static metric => metric.Name, StringComparer.Ordinal)
            .ToArray();
        var known = metrics.Select(static metric => metric.Name).ToHashSet(StringComparer.Ordinal);
        return new(NameOf(source, roots), [.. metrics.Select(metric => metric.RenamedTo is { } target && !known.Contains(target) ? metric with { RenamedTo = null, Deprecated = metric.Deprecated ?? $"Replaced by {target}." } : metric)], leftOut);
    }

    private static IEnumerable<string> Files(string source) =>
        Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(static file => Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)
        : File.Exists(source) ? [source]
        : throw new UsageException($"there is no file or folder '{source}'");

    private static MetricDefinition? Metric(
        YamlMappingNode group, Dictionary<string, YamlMappingNode> groups, Dictionary<string, YamlMappingNode> attributes, List<string> leftOut)
    {
        var name = Text(group, "metric_name") ?? Text(group, "name") ?? "";
        var unit = Text(group, "unit") ?? "";
        if (!MetricNameForm.IsWellFormed(name))
        {
            leftOut.Add($"'{name}' is no name that PerfGen takes");
            return null;
        }

        if (Unit.Parse(unit) is not { } parsed || !parsed.IsCanonical)
        {
            leftOut.Add($"'{name}' is in '{unit}', which {(Unit.Parse(unit) is { } other ? $"is recorded in {other.Canonical.Word} here" : "PerfGen does not know")}");
            return null;
        }

        var (instrument, category) = MetricWords.Expected(parsed);
        var (deprecated, renamedTo) = Deprecation(group);
        return new(
            name,
            parsed.Word,
            MetricWords.Instruments.Where(word => word.Word == Text(group, "instrument")).Select(static word => (MetricInstrument?)word.Meaning).FirstOrDefault() ?? instrument,
            double.NegativeInfinity,
            double.PositiveInfinity,
            MetricDirection.None,
            category,
            OneLine(Text(group, "brief")))
        {
            Deprecated = deprecated,
            RenamedTo = renamedTo,
            Stability = Stability(group),
            Tags = [.. AttributesOf(group, groups, 0).Select(attribute => Tag(attribute, attributes)).OfType<MetricTag>().DistinctBy(static tag => tag.Name)],
        };
    }

    /// <summary>Its own, and those of the groups that it extends.</summary>
    private static IEnumerable<YamlMappingNode> AttributesOf(YamlMappingNode group, Dictionary<string, YamlMappingNode> groups, int depth)
    {
        var own = List(group, "attributes").OfType<YamlMappingNode>();
        return depth < 16 && Text(group, "extends") is { } parent && groups.TryGetValue(parent, out var extended) ? own.Concat(AttributesOf(extended, groups, depth + 1)) : own;
    }

    private static MetricTag? Tag(YamlMappingNode written, Dictionary<string, YamlMappingNode> attributes)
    {
        var name = Text(written, "ref") ?? Text(written, "id");
        if (name is null || !MetricNameForm.IsWellFormed(name))
        {
            return null;
        }

        var defined = attributes.GetValueOrDefault(name, written);
        var type = Text(defined, "type") switch { "int" => MetricTagType.Integer, "double" => MetricTagType.Number, "boolean" => MetricTagType.Boolean, _ => MetricTagType.String };
        var isClosed = Node(defined, "type") is YamlMappingNode members && Text(members, "allow_custom_values") == "false";
        return new(
            name,
            type,
            isClosed ? [.. List((YamlMappingNode)Node(defined, "type")!, "members").OfType<YamlMappingNode>().Select(static member => Text(member, "value") ?? Text(member, "id")).OfType<string>()] : [],
            IsRequired: Text(written, "requirement_level") == "required",
            // An attribute that is defined in files which are not imported is taken for what the metric says of it.
            attributes.ContainsKey(name) || Text(written, "stability") is not null ? Stability(written, defined) : MetricStability.Stable);
    }

    /// <summary>The older form is a sentence, the newer one an object with a reason.</summary>
    private static (string? Deprecated, string? RenamedTo) Deprecation(YamlMappingNode group) => Node(group, "deprecated") switch
    {
        YamlScalarNode { Value: { } sentence } => (OneLine(sentence), null),
        YamlMappingNode reason => (OneLine(Text(reason, "note")) is { Length: > 0 } note ? note : Text(reason, "reason"), Text(reason, "renamed_to")),
        _ => (null, null),
    };

    private static MetricStability Stability(params YamlMappingNode[] nodes) =>
        nodes.Select(static node => Text(node, "stability")).FirstOrDefault(static stability => stability is not null) is "stable" ? MetricStability.Stable : MetricStability.Development;

    private static string NameOf(string source, IEnumerable<YamlMappingNode> roots)
    {
        var manifest = roots.FirstOrDefault(static root => Text(root, "semconv_version") is not null || Text(root, "schema_url") is not null);
        return manifest is null
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)))
            : Text(manifest, "schema_url") ?? $"{Text(manifest, "name")} {Text(manifest, "semconv_version")}".Trim();
    }

    private static YamlNode? Root(string file)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(file);
            stream.Load(reader);
            return stream.Documents.FirstOrDefault()?.RootNode;
        }
        catch (YamlException error)
        {
            throw new UsageException($"{file}({error.Start.Line},{error.Start.Column}): {OneLine(error.Message)}");
        }
    }

    private static YamlNode? Node(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string? Text(YamlMappingNode node, string key) => (Node(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlNode> List(YamlMappingNode node, string key) => Node(node, key) as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
