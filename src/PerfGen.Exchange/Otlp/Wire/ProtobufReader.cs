using System.Buffers.Binary;
using System.Text;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>
/// Reads the fields of a protobuf message one after the other, without copies. Google's library reads nested messages into generated classes only, whose JSON
/// form is not that of the protocol: of it there would be left what is here.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;
    private int _type;

    /// <summary>Number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field, whose value has to be read or skipped; false at the end.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        _type = (int)(tag & 7);
        var field = tag >> 3;
        if (field is 0 or > 0x1FFF_FFFF)
        {
            throw new OtlpFormatException("it has a field without a number");
        }

        Field = (int)field;
        return true;
    }

    /// <summary>A message within this one.</summary>
    public ProtobufReader Message() => new(Of(Bytes) ? ReadBytes() : default);

    public string Text()
    {
        if (!Of(Bytes))
        {
            return "";
        }

        try
        {
            return Utf8.GetString(ReadBytes());
        }
        catch (ArgumentException)
        {
            throw new OtlpFormatException("a text in it is not UTF-8");
        }
    }

    /// <summary>Bytes as hexadecimal digits.</summary>
    public string Hex() => Of(Bytes) ? Convert.ToHexStringLower(ReadBytes()) : "";

    public long Whole() => Of(Varint) ? (long)ReadVarint() : 0;

    public ulong Fixed() => Of(Fixed64) ? ReadFixed64() : 0;

    public double Double() => BitConverter.UInt64BitsToDouble(Fixed());

    /// <summary>Leaves the field out.</summary>
    public void Skip()
    {
        switch (_type)
        {
            case Varint:
                ReadVarint();
                break;
            case Fixed64:
                ReadFixed64();
                break;
            case Bytes:
                ReadBytes();
                break;
            case Fixed32:
                Take(4);
                break;
            default:
                throw new OtlpFormatException($"field {Field} has a form that is not known");
        }
    }

    /// <summary>Whether the field is of that form. One of another form is as one that is not known: it is left out.</summary>
    private bool Of(int type)
    {
        if (_type == type)
        {
            return true;
        }

        Skip();
        return false;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var i = 0; i < 10; i++)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new OtlpFormatException("it has a number that does not end");
    }

    private ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    private ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadVarint();
        return length <= int.MaxValue ? Take((int)length) : throw new OtlpFormatException("it ends too early");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new OtlpFormatException("it ends too early");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
