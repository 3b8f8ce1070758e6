using System.Security.Cryptography;
using System.Text;
using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>Which counter a point is of: who sends it, its name, its unit, and all of its attributes, in whatever order they were sent.</summary>
internal static class Series
{
    public static UInt128 Of(OtlpAttributes resource, string scope, OtlpMetric metric, OtlpAttributes attributes, string part)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, resource);
        Add(hash, scope);
        Add(hash, metric.Name);
        Add(hash, metric.Unit);
        Add(hash, part);
        Add(hash, attributes);
        return Short(hash.GetHashAndReset());
    }

    public static UInt128 OfText(string text) => Short(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static UInt128 Short(ReadOnlySpan<byte> hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private static void Add(IncrementalHash hash, OtlpAttributes attributes)
    {
        foreach (var (name, value) in attributes.All.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            Add(hash, OtlpAttributes.TextOf(value));
        }
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
