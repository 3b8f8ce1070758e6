using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of metrics.</summary>
internal static class ProtobufMetrics
{
    /// <summary>Of a point's flags: there is no value.</summary>
    public const long NoValue = 1;

    public static List<OtlpGroup<OtlpMetric>> Read(ReadOnlySpan<byte> body) => ProtobufParts.Groups(body, Metric);

    private static OtlpMetric Metric(ProtobufReader bytes)
    {
        var metric = new OtlpMetric();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    metric = metric with { Name = bytes.Text() };
                    break;
                case 3:
                    metric = metric with { Unit = bytes.Text() };
                    break;
                case 5:
                    metric = Data(bytes.Message(), metric with { Kind = OtlpMetricKind.Gauge }, NumberPoint);
                    break;
                case 7:
                    metric = Data(bytes.Message(), metric with { Kind = OtlpMetricKind.Sum }, NumberPoint);
                    break;
                case 9:
                    metric = Data(bytes.Message(), metric with { Kind = OtlpMetricKind.Distribution }, static point => Distribution(point, attributes: 9, start: 2, min: 11, max: 12, flags: 10));
                    break;
                case 10:
                    metric = Data(bytes.Message(), metric with { Kind = OtlpMetricKind.Distribution }, static point => Distribution(point, attributes: 1, start: 2, min: 12, max: 13, flags: 10));
                    break;
                case 11:
                    // A summary counts since its begin, and does not say so.
                    metric = Data(bytes.Message(), metric with { Kind = OtlpMetricKind.Distribution }, static point => Distribution(point, attributes: 7, start: 2, min: 0, max: 0, flags: 8))
                        with { Temporality = OtlpTemporality.Cumulative };
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return metric;
    }

    private static OtlpMetric Data(ProtobufReader bytes, OtlpMetric metric, ProtobufParts.ReadItem<OtlpPoint> read)
    {
        var points = new List<OtlpPoint>();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    points.Add(read(bytes.Message()));
                    break;
                case 2:
                    metric = metric with { Temporality = (OtlpTemporality)bytes.Whole() };
                    break;
                case 3:
                    metric = metric with { IsMonotonic = bytes.Whole() != 0 };
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return metric with { Points = points };
    }

    private static OtlpPoint NumberPoint(ProtobufReader bytes)
    {
        var point = new OtlpPoint();
        var attributes = new OtlpAttributes();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 2:
                    point = point with { Start = bytes.Fixed() };
                    break;
                case 3:
                    point = point with { Time = bytes.Fixed() };
                    break;
                case 4:
                    point = point with { Value = bytes.Double() };
                    break;
                case 6:
                    point = point with { Value = (long)bytes.Fixed() };
                    break;
                case 7:
                    ProtobufParts.Attribute(bytes.Message(), attributes);
                    break;
                case 8:
                    point = point with { IsEmpty = (bytes.Whole() & NoValue) != 0 };
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return point with { Attributes = attributes };
    }

    /// <summary>The three kinds of distribution have the same things under different numbers.</summary>
    private static OtlpPoint Distribution(ProtobufReader bytes, int attributes, int start, int min, int max, int flags)
    {
        var point = new OtlpPoint();
        var said = new OtlpAttributes();
        while (bytes.Next())
        {
            var field = bytes.Field;
            if (field == attributes)
            {
                ProtobufParts.Attribute(bytes.Message(), said);
            }
            else if (field == start)
            {
                point = point with { Start = bytes.Fixed() };
            }
            else if (field == 3)
            {
                point = point with { Time = bytes.Fixed() };
            }
            else if (field == 4)
            {
                point = point with { Count = bytes.Fixed() };
            }
            else if (field == 5)
            {
                point = point with { Sum = bytes.Double() };
            }
            else if (field == flags)
            {
                point = point with { IsEmpty = (bytes.Whole() & NoValue) != 0 };
            }
            else if (field == min)
            {
                point = point with { Min = bytes.Double() };
            }
            else if (field == max)
            {
                point = point with { Max = bytes.Double() };
            }
            else
            {
                bytes.Skip();
            }
        }

        return point with { Attributes = said };
    }
}
