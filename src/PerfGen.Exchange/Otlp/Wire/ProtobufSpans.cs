using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of traces.</summary>
internal static class ProtobufSpans
{
    private const int Error = 2;

    public static List<OtlpGroup<OtlpSpan>> Read(ReadOnlySpan<byte> body) => ProtobufParts.Groups(body, Span);

    private static OtlpSpan Span(ProtobufReader bytes)
    {
        var span = new OtlpSpan();
        var attributes = new OtlpAttributes();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    span = span with { TraceId = bytes.Hex() };
                    break;
                case 2:
                    span = span with { SpanId = bytes.Hex() };
                    break;
                case 4:
                    span = span with { ParentId = bytes.Hex() };
                    break;
                case 5:
                    span = span with { Name = bytes.Text() };
                    break;
                case 6:
                    span = span with { Kind = (int)bytes.Whole() };
                    break;
                case 7:
                    span = span with { Start = bytes.Fixed() };
                    break;
                case 8:
                    span = span with { End = bytes.Fixed() };
                    break;
                case 9:
                    ProtobufParts.Attribute(bytes.Message(), attributes);
                    break;
                case 11:
                    span = span with { Exception = Exception(bytes.Message()) ?? span.Exception };
                    break;
                case 15:
                    span = Status(bytes.Message(), span);
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return span with { Attributes = attributes };
    }

    /// <summary>The type that an exception event names.</summary>
    private static string? Exception(ProtobufReader bytes)
    {
        var attributes = new OtlpAttributes();
        while (bytes.Next())
        {
            if (bytes.Field == 3)
            {
                ProtobufParts.Attribute(bytes.Message(), attributes);
            }
            else
            {
                bytes.Skip();
            }
        }

        return attributes.Text("exception.type");
    }

    private static OtlpSpan Status(ProtobufReader bytes, OtlpSpan span)
    {
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 2:
                    span = span with { StatusMessage = bytes.Text() };
                    break;
                case 3:
                    span = span with { IsError = bytes.Whole() == Error };
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return span;
    }
}
