using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Exchange.Otlp.Model;
using PerfGen.Exchange.Otlp.Wire;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>The readers give back what was written, by a writer of these tests, and say of everything else that it is wrong.</summary>
public sealed class WireProperties
{
    private static readonly Gen<string> Texts = Gen.Elements("", "a", "Wörk ✓", "日本", "with \"quotes\"", new string('x', 300));

    private static readonly Gen<object> Values = Gen.OneOf(
        Texts.Select(static object (text) => text),
        Gen.Choose(int.MinValue, int.MaxValue).Select(static object (number) => (long)number * 4_000_000_007),
        Gen.Elements<object>(true, false, 0.5, -1e300));

    private static readonly Gen<SentSpan> Spans =
        from name in Texts
        from ids in Gen.Choose(1, int.MaxValue).Three()
        from start in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(-5, int.MaxValue)
        from error in Gen.Elements(true, false)
        from attributes in Gen.Zip(Gen.Elements("a", "b", "gen_ai.usage.input_tokens"), Values).ArrayOf()
        select new SentSpan(name, ids.Item1, ids.Item2, ids.Item3, start * 1_000_003L, Math.Max(0, (start * 1_000_003L) + length), error, [.. attributes.DistinctBy(static pair => pair.Item1)]);

    [Fact]
    public void ProtobufGivesBackWhatWasWritten() => Hold(Spans.ArrayOf(), static spans => Check(spans, ProtobufSpans.Read(Protobuf(spans))));

    [Fact]
    public void JsonGivesBackWhatWasWritten() => Hold(Spans.ArrayOf(), static spans => Check(spans, JsonSpans.Read(Json(spans))));

    [Fact]
    public void AnyBytesAreReadOrAreAFault() => Hold(
        Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf(), static bytes => ReadsOrFaults(bytes));

    [Fact]
    public void DamagedRequestsAreReadOrAreAFault() => Hold(
        from spans in Spans.ArrayOf()
        from isJson in Gen.Elements(true, false)
        from at in Gen.Choose(0, int.MaxValue)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Choose(0, 3)
        select Damaged(isJson ? Json(spans) : Protobuf(spans), at, (byte)value, cut),
        static bytes => ReadsOrFaults(bytes));

    /// <summary>A span that is cut off is a fault, or is not there: never one with other ids or times.</summary>
    [Fact]
    public void ACutRequestInventsNothing() => Hold(
        from spans in Spans.NonEmptyListOf()
        from part in Gen.Choose(0, 1000)
        select (Spans: spans.ToArray(), Part: part),
        static one =>
        {
            var bytes = Protobuf(one.Spans);
            try
            {
                var read = ProtobufSpans.Read(bytes.AsSpan(0, bytes.Length * one.Part / 1000)).SelectMany(static group => group.Items).ToArray();
                Check(one.Spans[..read.Length], [new OtlpGroup<OtlpSpan>(OtlpAttributes.None, "", read)]);
            }
            catch (OtlpFormatException)
            {
            }
        });

    [Theory]
    [InlineData("", "it is no JSON: line 1, byte 1")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("{\"resourceSpans\":[1]}", "'resourceSpans' is not a list of objects")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"xyz\"}]}]}]}", "'traceId' is not hexadecimal digits")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"kind\":\"SPAN_KIND_SERVER\"}]}]}]}", "'kind' is not a whole number")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"endTimeUnixNano\":\"-1\"}]}]}]}", "'endTimeUnixNano' is not a whole number from 0 on")]
    [InlineData("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"name\":\"\\ud800\"}]}]}]}", "'name' is not text")]
    public void AFaultOfJsonNamesItsPlace(string json, string message) =>
        Assert.Equal(message, Assert.Throws<OtlpFormatException>(() => JsonSpans.Read(Encoding.UTF8.GetBytes(json))).Message);

    private static byte[] Damaged(byte[] bytes, int at, byte value, int cut)
    {
        if (bytes.Length > 0)
        {
            bytes[at % bytes.Length] = value;
        }

        return cut == 0 && bytes.Length > 0 ? bytes[..(at % bytes.Length)] : bytes;
    }

    private static void ReadsOrFaults(byte[] bytes)
    {
        Action[] readers =
        [
            () => ProtobufSpans.Read(bytes), () => ProtobufMetrics.Read(bytes), () => ProtobufLogs.Read(bytes),
            () => JsonSpans.Read(bytes), () => JsonMetrics.Read(bytes), () => JsonLogs.Read(bytes),
        ];
        foreach (var read in readers)
        {
            try
            {
                read();
            }
            catch (OtlpFormatException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }
    }

    private static void Check(IReadOnlyList<SentSpan> sent, IReadOnlyList<OtlpGroup<OtlpSpan>> read)
    {
        var spans = read.SelectMany(static group => group.Items).ToArray();
        Assert.Equal(sent.Count, spans.Length);
        foreach (var (one, span) in sent.Zip(spans))
        {
            Assert.Equal(
                (one.Name, one.Trace.ToString("x32", CultureInfo.InvariantCulture), one.Id.ToString("x16", CultureInfo.InvariantCulture), one.Parent.ToString("x16", CultureInfo.InvariantCulture), (ulong)one.Start, (ulong)one.End, one.IsError),
                (span.Name, span.TraceId, span.SpanId, span.ParentId, span.Start, span.End, span.IsError));
            Assert.Equal(one.Attributes.Select(static pair => (pair.Item1, pair.Item2)), span.Attributes.All.Select(static pair => (pair.Key, pair.Value)));
        }
    }

    private static byte[] Json(IReadOnlyList<SentSpan> spans)
    {
        static object Value(object value) => value switch
        {
            string text => new { stringValue = text },
            long whole => new { intValue = whole.ToString(CultureInfo.InvariantCulture) },
            bool yes => new { boolValue = yes },
            _ => new { doubleValue = value },
        };
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            resourceSpans = new[]
            {
                new
                {
                    scopeSpans = new[]
                    {
                        new
                        {
                            spans = spans.Select(static span => new
                            {
                                traceId = span.Trace.ToString("X32", CultureInfo.InvariantCulture),
                                spanId = span.Id.ToString("x16", CultureInfo.InvariantCulture),
                                parentSpanId = span.Parent.ToString("x16", CultureInfo.InvariantCulture),
                                name = span.Name,
                                startTimeUnixNano = span.Start.ToString(CultureInfo.InvariantCulture),
                                endTimeUnixNano = span.End,
                                status = span.IsError ? new { code = 2 } : null,
                                later = new[] { 1, 2 },
                                attributes = span.Attributes.Select(static pair => new { key = pair.Item1, value = Value(pair.Item2) }),
                            }),
                        },
                    },
                },
            },
        });
    }

    private static byte[] Protobuf(IReadOnlyList<SentSpan> spans) => Part(1, Part(2, [.. spans.SelectMany(static span => Part(2, Span(span)))]));

    private static byte[] Span(SentSpan span)
    {
        static byte[] Value(object value) => value switch
        {
            string text => Part(1, Encoding.UTF8.GetBytes(text)),
            bool yes => [2 << 3, yes ? (byte)1 : (byte)0],
            long whole => [3 << 3, .. Varint((ulong)whole)],
            _ => [(4 << 3) | 1, .. BitConverter.GetBytes((double)value)],
        };
        static byte[] Id(long id, int size)
        {
            var bytes = new byte[size];
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(size - 8), id);
            return bytes;
        }

        return
        [
            .. Part(1, Id(span.Trace, 16)), .. Part(2, Id(span.Id, 8)), .. Part(4, Id(span.Parent, 8)), .. Part(5, Encoding.UTF8.GetBytes(span.Name)),
            (7 << 3) | 1, .. BitConverter.GetBytes(span.Start), (8 << 3) | 1, .. BitConverter.GetBytes(span.End),

            // A field of a later version, of each form.
            .. Part(99, [1, 2, 3]), .. Varint((98 << 3) | 5), 1, 2, 3, 4,
            .. span.Attributes.SelectMany(static pair => Part(9, [.. Part(1, Encoding.UTF8.GetBytes(pair.Item1)), .. Part(2, Value(pair.Item2))])),
            .. span.IsError ? Part(15, [3 << 3, 2]) : [],
        ];
    }

    private static byte[] Part(int field, byte[] bytes) => [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }

    private static void Hold<T>(Gen<T> cases, Action<T> check) => Prop.ForAll(cases.ToArbitrary(), check).QuickCheckThrowOnFailure();

    private sealed record SentSpan(string Name, long Trace, long Id, long Parent, long Start, long End, bool IsError, (string, object)[] Attributes);
}
