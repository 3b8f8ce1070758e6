using System.Text.Json.Serialization;
using PerfGen.Cli.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Cli.Output;

/// <summary>What the verbs of <c>perfgen metrics</c> say, as JSON.</summary>
internal static class MetricsJson
{
    public static void WriteList(Stream output, IEnumerable<ListedMetric> metrics) =>
        Write(output, new MetricListDocument { Metrics = [.. metrics.Select(Of)] }, CliJson.ForPeople.MetricListDocument);

    public static void WriteOne(Stream output, ListedMetric metric) =>
        Write(output, new MetricDocument { Metric = Of(metric) }, CliJson.ForPeople.MetricDocument);

    public static void WriteCheck(Stream output, string? file, IReadOnlyList<CatalogueReport> reports) =>
        Write(output, new CheckDocument { File = file, Faults = reports }, CliJson.ForPeople.CheckDocument);

    public static void WriteDifferences(Stream output, IReadOnlyList<CatalogueDifference> differences) =>
        Write(output, new DifferenceDocument { Differences = differences }, CliJson.ForPeople.DifferenceDocument);

    private static void Write<T>(Stream output, T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        System.Text.Json.JsonSerializer.Serialize(output, document, type);
        output.WriteByte((byte)'\n');
    }

    private static Entry Of(ListedMetric listed) => new(
        listed.Metric.Name,
        listed.Metric.Unit,
        listed.Metric.ParsedUnit.Code,
        listed.Instrument,
        listed.Minimum,
        listed.Maximum,
        listed.Better,
        listed.Category,
        listed.Metric.Description,
        listed.Metric.Deprecated,
        listed.Metric.RenamedTo,
        MetricWords.Of(MetricWords.Stabilities, listed.Metric.Stability),
        [.. listed.Metric.Tags.Select(static tag => new Tag(tag.Name, MetricWords.Of(MetricWords.TagTypes, tag.Type), tag.Values, tag.IsRequired))],
        listed.Source);

    internal sealed record MetricListDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.metrics/1";

        public required IReadOnlyList<Entry> Metrics { get; init; }
    }

    internal sealed record MetricDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.metric/1";

        public required Entry Metric { get; init; }
    }

    internal sealed record CheckDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.metrics.check/1";

        public required string? File { get; init; }

        public required IReadOnlyList<CatalogueReport> Faults { get; init; }
    }

    internal sealed record DifferenceDocument
    {
        [JsonPropertyOrder(-1)]
        public string Schema { get; init; } = "perfgen.metrics.diff/1";

        public required IReadOnlyList<CatalogueDifference> Differences { get; init; }
    }

    internal sealed record Entry(
        string Name, string Unit, string UnitCode, string Instrument, double? Minimum, double? Maximum, string Better, string Category, string Description,
        string? Deprecated, string? RenamedTo, string Stability, IReadOnlyList<Tag> Tags, string Source);

    internal sealed record Tag(string Name, string Type, IReadOnlyList<string> Values, bool Required);
}
