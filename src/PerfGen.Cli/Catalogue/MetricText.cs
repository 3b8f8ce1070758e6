using PerfGen.Contracts;

namespace PerfGen.Cli.Catalogue;

/// <summary>One metric, for people.</summary>
internal static class MetricText
{
    public static void Write(TextWriter output, ListedMetric listed)
    {
        var metric = listed.Metric;
        output.WriteLine($"\n {metric.Name}   {metric.Description}\n");
        Line("unit", metric.Unit == metric.ParsedUnit.Code ? metric.Unit : $"{metric.Unit} ({metric.ParsedUnit.Code})");
        Line("taken", Taken(metric.ParsedUnit));
        Line("range", listed.Range.Length == 0 ? "any value" : listed.Range);
        Line("instrument", listed.Instrument);
        Line("better", listed.Better == "none" ? "neither more nor less" : listed.Better);
        Line("category", listed.Category);
        foreach (var tag in metric.Tags)
        {
            Line("tag", $"{tag.Name}, {MetricWords.Of(MetricWords.TagTypes, tag.Type)}{(tag.IsRequired ? ", required" : "")}{(tag.Values.Count == 0 ? "" : ": " + string.Join(", ", tag.Values))}");
        }

        Line("described", listed.Source);
        if (metric.IsDeprecated)
        {
            Line("deprecated", $"{(metric.RenamedTo is { } target ? $"record {target} instead. " : "")}{metric.Deprecated}".Trim());
        }

        output.WriteLine();
        output.WriteLine($" Metrics.{MemberName.Of(metric.Name)}.Record(…);");
        output.WriteLine($" Perf.Record(\"{metric.Name}\", value, \"{metric.Unit}\");");
        output.WriteLine();

        void Line(string what, string text) => output.WriteLine($" {what,-11} {text}");
    }

    /// <summary>Which other units are converted.</summary>
    private static string Taken(Unit unit) => unit.Kind switch
    {
        UnitKind.Time => "any unit of time; ms become seconds",
        UnitKind.Information => "any unit of storage; KiB and kB become bytes",
        UnitKind.Share => "percent and ratio; the one becomes the other",
        UnitKind.Money => "any currency, kept as it is",
        UnitKind.Count or UnitKind.Things => "count, and what is counted in braces",
        _ => unit.Word,
    };
}
