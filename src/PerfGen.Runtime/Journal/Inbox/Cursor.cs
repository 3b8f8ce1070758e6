using System.Buffers.Binary;
using System.Text;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>Reads the parts of a payload one after the other. Its CRC was right, so what is not as it should be is of a later version, and reads as nothing.</summary>
internal sealed class Cursor(byte[] bytes, int at, int end)
{
    public int At { get; private set; } = at;

    public bool IsAtEnd => At >= end;

    public byte Byte() => Take(1) is { Length: 1 } one ? one[0] : (byte)0;

    public int Int() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadInt32LittleEndian(four) : 0;

    public long Long() => Take(8) is { Length: 8 } eight ? BinaryPrimitives.ReadInt64LittleEndian(eight) : 0;

    public UInt128 Wide() => Take(16) is { Length: 16 } sixteen ? BinaryPrimitives.ReadUInt128LittleEndian(sixteen) : 0;

    public double Double() => Take(8) is { Length: 8 } eight ? BinaryPrimitives.ReadDoubleLittleEndian(eight) : 0;

    /// <summary>The next bytes, as a payload of their own.</summary>
    public Cursor Part(int length)
    {
        var start = At;
        Take(length);
        return new Cursor(bytes, start, At);
    }

    public Dictionary<DictionaryField, string> Fields()
    {
        var fields = new Dictionary<DictionaryField, string>();
        for (var key = Byte(); key != 0 && !IsAtEnd; key = Byte())
        {
            fields[(DictionaryField)key] = Encoding.UTF8.GetString(Take(Int()));
        }

        return fields;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = Math.Clamp(length, 0, end - At);
        At += taken;
        return bytes.AsSpan(At - taken, taken);
    }
}
