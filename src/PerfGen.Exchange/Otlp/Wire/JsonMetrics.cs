using System.Text.Json;
using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of metrics.</summary>
internal static class JsonMetrics
{
    public static List<OtlpGroup<OtlpMetric>> Read(ReadOnlyMemory<byte> body) => JsonFields.Groups(body, "resourceMetrics", "scopeMetrics", "metrics", Metric);

    private static OtlpMetric Metric(JsonElement metric)
    {
        var named = new OtlpMetric { Name = metric.Text("name"), Unit = metric.Text("unit") };
        return metric.Object("gauge") is { } gauge ? Data(named, OtlpMetricKind.Gauge, gauge, NumberPoint)
            : metric.Object("sum") is { } sum ? Data(named, OtlpMetricKind.Sum, sum, NumberPoint)
            : (metric.Object("histogram") ?? metric.Object("exponentialHistogram")) is { } histogram ? Data(named, OtlpMetricKind.Distribution, histogram, Distribution)
            : metric.Object("summary") is { } summary ? Data(named, OtlpMetricKind.Distribution, summary, Distribution) with { Temporality = OtlpTemporality.Cumulative }
            : named;
    }

    private static OtlpMetric Data(OtlpMetric metric, OtlpMetricKind kind, JsonElement data, JsonFields.ReadItem<OtlpPoint> read) => metric with
    {
        Kind = kind,
        Temporality = (OtlpTemporality)data.Whole("aggregationTemporality"),
        IsMonotonic = data.Flag("isMonotonic"),
        Points = [.. data.List("dataPoints").Select(point => read(point))],
    };

    private static OtlpPoint NumberPoint(JsonElement point) => Times(point) with
    {
        Value = point.Number("asDouble") ?? (point.TryGetProperty("asInt", out _) ? point.Whole("asInt") : null),
    };

    private static OtlpPoint Distribution(JsonElement point) => Times(point) with
    {
        Count = point.Fixed("count"),
        Sum = point.Number("sum"),
        Min = point.Number("min"),
        Max = point.Number("max"),
    };

    private static OtlpPoint Times(JsonElement point) => new()
    {
        Start = point.Fixed("startTimeUnixNano"),
        Time = point.Fixed("timeUnixNano"),
        IsEmpty = (point.Whole("flags") & ProtobufMetrics.NoValue) != 0,
        Attributes = point.Attributes(),
    };
}
