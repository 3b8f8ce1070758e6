using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PerfGen.Exchange.Otlp.Mapping;

namespace PerfGen.Exchange.Otlp.Http;

/// <summary>Answers in the form of the request: protobuf or JSON.</summary>
internal static class OtlpAnswer
{
    public const string Protobuf = "application/x-protobuf";
    public const string Json = "application/json";

    /// <summary>The request was taken; what of it was not is said.</summary>
    public static Task Taken(HttpContext context, OtlpSignal signal, bool isJson, Refusals refusals, CancellationToken stop)
    {
        var (count, message) = (refusals.Count, refusals.Message);
        var isWhole = count == 0 && message.Length == 0;
        return Send(context, StatusCodes.Status200OK, isJson, isJson
            ? JsonBytes(writer =>
            {
                if (isWhole)
                {
                    return;
                }

                writer.WriteStartObject("partialSuccess");
                if (count > 0)
                {
                    // 64 bits are text in the protocol's JSON.
                    writer.WriteString(RejectedName(signal), count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                }

                writer.WriteString("errorMessage", message);
                writer.WriteEndObject();
            })
            : isWhole ? [] : Field(1, [.. count > 0 ? [0x08, .. Varint((ulong)count)] : (byte[])[], .. Field(2, Encoding.UTF8.GetBytes(message))]), stop);
    }

    /// <summary>The request was not taken.</summary>
    public static Task Failed(HttpContext context, int code, OtlpStatus status, string message, bool isJson, CancellationToken stop) =>
        Send(context, code, isJson, isJson
            ? JsonBytes(writer =>
            {
                writer.WriteNumber("code", (int)status);
                writer.WriteString("message", message);
            })
            : [0x08, .. Varint((ulong)status), .. Field(2, Encoding.UTF8.GetBytes(message))], stop);

    private static string RejectedName(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => "rejectedSpans",
        OtlpSignal.Metrics => "rejectedDataPoints",
        _ => "rejectedLogRecords",
    };

    private static async Task Send(HttpContext context, int code, bool isJson, byte[] body, CancellationToken stop)
    {
        var response = context.Response;
        response.StatusCode = code;
        response.ContentType = isJson ? Json : Protobuf;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, stop).ConfigureAwait(false);
    }

    private static byte[] JsonBytes(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A field of bytes; its number is below 16.</summary>
    private static byte[] Field(int number, byte[] bytes) => [(byte)((number << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
