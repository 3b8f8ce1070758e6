using System.Globalization;
using PerfGen.Contracts;

namespace PerfGen.Cli.Catalogue;

/// <summary>A metric with who describes it.</summary>
internal sealed record ListedMetric(MetricDefinition Metric, string Source)
{
    public string Instrument => MetricWords.Of(MetricWords.Instruments, Metric.Instrument);

    public string Better => MetricWords.Of(MetricWords.Directions, Metric.Direction);

    public string Category => MetricWords.Of(MetricWords.Categories, Metric.Category);

    public double? Minimum => double.IsInfinity(Metric.Minimum) ? null : Metric.Minimum;

    public double? Maximum => double.IsInfinity(Metric.Maximum) ? null : Metric.Maximum;

    public string Range => (Minimum, Maximum) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
        _ => "",
    };

    /// <summary>Every metric that is known from here, those of the project first.</summary>
    public static IReadOnlyList<ListedMetric> All(CatalogueFolder folder) =>
    [
        .. folder.Set.Entries.Select(static one => new ListedMetric(one.Entry.Metric, one.File.Name)),
        .. MetricCatalogue.All.Select(static metric => new ListedMetric(metric, "built in")),
    ];
}
