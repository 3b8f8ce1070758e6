using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads the request of logs.</summary>
internal static class ProtobufLogs
{
    public static List<OtlpGroup<OtlpLog>> Read(ReadOnlySpan<byte> body) => ProtobufParts.Groups(body, Log);

    private static OtlpLog Log(ProtobufReader bytes)
    {
        var log = new OtlpLog();
        var attributes = new OtlpAttributes();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    log = log with { Time = bytes.Fixed() };
                    break;
                case 5:
                    log = log with { Body = ProtobufParts.Value(bytes.Message()) as string };
                    break;
                case 6:
                    ProtobufParts.Attribute(bytes.Message(), attributes);
                    break;
                case 11:
                    log = log with { Observed = bytes.Fixed() };
                    break;
                case 12:
                    log = log with { EventName = bytes.Text() };
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return log with { Attributes = attributes };
    }
}
