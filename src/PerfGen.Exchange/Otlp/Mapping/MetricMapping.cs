using PerfGen.Exchange.Otlp.Model;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// Points of metrics become values. Of a gauge its value; of a sum what it has added, also where the sender tells totals; of a sum that goes down as well its value, where
/// it is a total. A distribution becomes <c>…_count</c> and <c>…_sum</c>, and where it is that of an interval <c>…_min</c> and <c>…_max</c>; its buckets are left out.
/// </summary>
internal static class MetricMapping
{
    /// <summary>Records points.</summary>
    public static void Write(IReadOnlyList<OtlpGroup<OtlpMetric>> groups, ImportBatch batch, Refusals refusals)
    {
        var joined = batch.CountersJoined;
        var usage = new AgentUsage(batch, refusals);
        foreach (var group in groups)
        {
            foreach (var metric in group.Items)
            {
                foreach (var point in metric.Points.Where(static point => !point.IsEmpty))
                {
                    if ((OfMetric(metric) ?? OfPoint(metric, point)) is { } objection)
                    {
                        refusals.Add($"a point of '{Short(metric.Name)}' is not recorded: {objection}");
                    }
                    else if (!usage.TryTake(group, metric, point))
                    {
                        Write(group, metric, point, batch, refusals);
                    }
                }
            }
        }

        usage.Write();
        if (batch.CountersJoined > joined)
        {
            refusals.Warning = $"{batch.CountersJoined - joined} counters ran before anybody listened: their totals of now are where counting begins";
        }
    }

    /// <summary>What a sum has added with this point; null where that is nothing, or not known.</summary>
    public static double? Added(OtlpGroup<OtlpMetric> group, OtlpMetric metric, OtlpPoint point, double total, string part, ImportBatch batch) =>
        metric.Temporality == OtlpTemporality.Delta
            ? total
            : batch.Added(Series.Of(group.Resource, group.Scope, metric, point.Attributes, part), (long)point.Start, (long)point.Time, total);

    private static void Write(OtlpGroup<OtlpMetric> group, OtlpMetric metric, OtlpPoint point, ImportBatch batch, Refusals refusals)
    {
        var whose = Whose.Of(group.Resource, point.Attributes);
        string? objection = null;
        void Say(string name, double? value, string unit)
        {
            if (value is { } known && objection is null)
            {
                objection = batch.Value(new MetricValue(name, known, unit), whose, (long)point.Time);
                if (objection is null)
                {
                    Kept.Tag(batch, point.Attributes);
                }
            }
        }

        // What is refused is no part of the counter's next difference either.
        if (metric.Kind == OtlpMetricKind.Distribution)
        {
            if (point.Sum is { } sum)
            {
                Say(metric.Name + "_sum", Added(group, metric, point, sum, "sum", batch), metric.Unit);
            }

            Say(metric.Name + "_count", Added(group, metric, point, point.Count, "count", batch), Units.Count);
            if (metric.Temporality == OtlpTemporality.Delta && point.Count > 0)
            {
                Say(metric.Name + "_min", point.Min, metric.Unit);
                Say(metric.Name + "_max", point.Max, metric.Unit);
            }
        }
        else
        {
            var isCounter = metric is { Kind: OtlpMetricKind.Sum, IsMonotonic: true };
            Say(metric.Name, isCounter ? Added(group, metric, point, point.Value!.Value, "", batch) : point.Value, metric.Unit);
        }

        if (objection is not null)
        {
            refusals.Add($"a point of '{metric.Name}' is not recorded: {objection}");
        }
    }

    private static string? OfMetric(OtlpMetric metric) => metric switch
    {
        { Name: "" } => "it has no name",
        { Name.Length: > 240 } => $"the name has {metric.Name.Length} characters, and may have 240",
        { Kind: OtlpMetricKind.Unknown } => "its kind is not known",
        { Kind: OtlpMetricKind.Sum or OtlpMetricKind.Distribution, Temporality: not (OtlpTemporality.Delta or OtlpTemporality.Cumulative) } => "nobody says since when it counts (its temporality)",
        _ => null,
    };

    private static string? OfPoint(OtlpMetric metric, OtlpPoint point) =>
        point.Time is 0 or > long.MaxValue || point.Start > long.MaxValue ? "it has no time"
        : metric.Kind != OtlpMetricKind.Distribution && point.Value is null ? "it has no value"
        : Values(point).Any(static value => value is { } known && !double.IsFinite(known)) ? "its value is not a number"
        : metric is { Kind: OtlpMetricKind.Sum, IsMonotonic: true } && point.Value < 0 ? "it only goes up, and is below 0"
        : null;

    private static IEnumerable<double?> Values(OtlpPoint point) => [point.Value, point.Sum, point.Min, point.Max];

    private static string Short(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
