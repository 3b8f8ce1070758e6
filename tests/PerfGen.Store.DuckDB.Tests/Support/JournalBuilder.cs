using System.Buffers.Binary;
using System.Text;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal;

namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>
/// Writes a segment and its dictionary byte by byte, from the description of the format and not by the recorder: what the drain reads is checked
/// against a second opinion, and records can be written that the recorder does not write yet.
/// </summary>
public sealed class JournalBuilder(DataDirectory directory, Guid source, uint ordinal = 1, ulong firstSeq = 1, int chunks = 4)
{
    private const int Page = 4096;
    private const int SlotSize = 64;
    private const int SlotsPerChunk = 63;

    /// <summary>2026-01-02 03:04:05 UTC; the builder's clock counts nanoseconds from there.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly byte[] _segment = new byte[Page + (chunks * Page)];
    private readonly MemoryStream _dictionary = new();
    private readonly Dictionary<string, int> _ids = [];
    private int _next;
    private int _lastId;

    public static Guid NewSource() => Guid.CreateVersion7();

    public ulong NextSeq => firstSeq + (ulong)_next;

    public long Dropped { get; set; }

    public long DictionaryFaults { get; set; }

    public long CaptureFaults { get; set; }

    public string SegmentPath => Path.Combine(directory.JournalFolder, $"{source:N}-{ordinal:D6}.seg");

    public string DictionaryPath => Path.Combine(directory.JournalFolder, $"{source:N}-{ordinal:D6}.dict");

    public string LockPath => Path.Combine(directory.JournalFolder, $"{source:N}.lock");

    public int Site(string method, string? agent = null, string? taskType = null) =>
        Entry(3, (2, "Tests"), (3, $"M:Tests.{method}"), (4, "Tests.Type"), (5, method), (6, method + "_time"), (11, agent), (10, taskType));

    public int Context(string? session = null, string? task = null, string? taskType = null, string? agent = null, string? model = null, string? cli = null) =>
        Entry(4, (8, session), (9, task), (10, taskType), (11, agent), (12, model), (13, cli));

    public int Metric(string name, string unit) => Entry(5, (6, name), (7, unit));

    public int Text(string text) => Entry(2, (1, text));

    public ulong Call(int site, long at = 0, long duration = 1000, int context = 0, CallStatus status = CallStatus.Success, ulong parent = 0, int error = 0, long hash = 0,
        ulong continuation = 0, bool open = false)
    {
        var slot = Next(open ? SlotKind.OpenCall : SlotKind.Call, site, at, out var seq);
        BinaryPrimitives.WriteInt64LittleEndian(slot[16..], open ? 0 : duration);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[24..], parent);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], context);
        slot[36] = (byte)status;
        BinaryPrimitives.WriteInt32LittleEndian(slot[40..], 7);
        BinaryPrimitives.WriteInt32LittleEndian(slot[44..], error);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], continuation);
        BinaryPrimitives.WriteInt64LittleEndian(slot[56..], hash);
        return seq;
    }

    public ulong Value(int metric, double value, long at = 0, int context = 0, ulong parent = 0, bool captured = false) =>
        Value(SlotKind.Metric, metric, value, at, context, parent, 0, captured ? (byte)2 : (byte)0);

    public ulong Capture(int metric, double value, ulong older = 0, long at = 0) => Value(SlotKind.Capture, metric, value, at, 0, 0, older);

    public ulong Tag(int name, int value, ulong older = 0)
    {
        var slot = Next(SlotKind.Tag, name, 0, out var seq);
        BinaryPrimitives.WriteInt32LittleEndian(slot[44..], value);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], older);
        return seq;
    }

    public ulong Tokens(int prompt, int completion, int cacheRead, int cacheWrite, int reasoning, ulong older = 0)
    {
        var slot = Next(SlotKind.TokenUsage, 0, 0, out var seq);
        BinaryPrimitives.WriteInt32LittleEndian(slot[16..], prompt);
        BinaryPrimitives.WriteInt32LittleEndian(slot[20..], completion);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], cacheRead);
        BinaryPrimitives.WriteInt32LittleEndian(slot[40..], cacheWrite);
        BinaryPrimitives.WriteInt32LittleEndian(slot[44..], reasoning);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], older);
        return seq;
    }

    public ulong Cost(int currency, long billionths, byte origin, ulong older = 0)
    {
        var slot = Next(SlotKind.Cost, currency, 0, out var seq);
        slot[36] = origin;
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], older);
        BinaryPrimitives.WriteInt64LittleEndian(slot[56..], billionths);
        return seq;
    }

    public ulong Resources(long allocatedBytes, long cpuNanoseconds, long gcPauseNanoseconds, ulong older = 0)
    {
        var slot = Next(SlotKind.Resources, 0, allocatedBytes, out var seq);
        BinaryPrimitives.WriteInt64LittleEndian(slot[16..], cpuNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(slot[24..], gcPauseNanoseconds);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], older);
        return seq;
    }

    public ulong Event(EventKind kind, int context, long at = 0, TaskResult result = TaskResult.Success)
    {
        var slot = Next(SlotKind.Event, 0, at, out var seq);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], context);
        slot[36] = (byte)result;
        slot[37] = (byte)kind;
        return seq;
    }

    public ulong Usage(int context, ulong continuation, ulong parent = 0, int model = 0, int message = 0, long total = -1, byte flags = 0, long at = 0)
    {
        var slot = Next(SlotKind.Usage, model, at, out var seq);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[24..], parent);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], context);
        slot[37] = flags;
        BinaryPrimitives.WriteInt32LittleEndian(slot[44..], message);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], continuation);
        BinaryPrimitives.WriteInt64LittleEndian(slot[56..], total + 1);
        return seq;
    }

    public ulong Fact(FactKind kind, int context, int text = 0, double value = 1, long at = 0, int name = 0)
    {
        var slot = Next(SlotKind.Fact, name, at, out var seq);
        BinaryPrimitives.WriteDoubleLittleEndian(slot[16..], value);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], context);
        slot[37] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(slot[44..], text);
        return seq;
    }

    public ulong OfKind(byte kind)
    {
        Next((SlotKind)kind, 0, 0, out var seq);
        return seq;
    }

    /// <summary>A slot that a thread has taken and not written.</summary>
    public void Skip() => _next++;

    /// <summary>Writes the files. Until <see cref="Live"/> is held, their process is dead.</summary>
    public JournalBuilder Write()
    {
        var header = _segment.AsSpan();
        BinaryPrimitives.WriteUInt64LittleEndian(header, 0x0147_4553_4746_5250);
        source.TryWriteBytes(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], 4711);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], ordinal);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], firstSeq);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)chunks);
        BinaryPrimitives.WriteInt32LittleEndian(header[44..], (_next + SlotsPerChunk - 1) / SlotsPerChunk);
        BinaryPrimitives.WriteInt64LittleEndian(header[48..], 1_000_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(header[64..], (Begin - DateTimeOffset.UnixEpoch).Ticks * 100);
        BinaryPrimitives.WriteInt64LittleEndian(header[72..], Dropped);
        BinaryPrimitives.WriteInt64LittleEndian(header[80..], DictionaryFaults);
        BinaryPrimitives.WriteInt64LittleEndian(header[96..], CaptureFaults);
        File.WriteAllBytes(DictionaryPath, _dictionary.ToArray());
        File.WriteAllBytes(SegmentPath, _segment);
        return this;
    }

    /// <summary>Writes the files with what <paramref name="record"/> records.</summary>
    public JournalBuilder WriteWith(Action<JournalBuilder> record)
    {
        record(this);
        return Write();
    }

    /// <summary>Holds the lock of the source: its process lives until this is disposed.</summary>
    public IDisposable Live() => new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    public int Entry(byte kind, params (byte Key, string? Value)[] fields)
    {
        var key = kind + string.Join('\0', fields.Select(static field => field.Value));
        if (_ids.TryGetValue(key, out var id))
        {
            return id;
        }

        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        writer.Write(kind);
        writer.Write(id = ++_lastId);
        foreach (var (field, value) in fields.Where(static field => field.Value is not null))
        {
            var bytes = Encoding.UTF8.GetBytes(value!);
            writer.Write(field);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        writer.Flush();
        using var frame = new BinaryWriter(_dictionary, Encoding.UTF8, leaveOpen: true);
        frame.Write((int)payload.Length);
        frame.Write(Crc32C(payload.ToArray()));
        frame.Write(payload.ToArray());
        return _ids[key] = id;
    }

    private ulong Value(SlotKind kind, int metric, double value, long at, int context, ulong parent, ulong older, byte flags = 0)
    {
        var slot = Next(kind, metric, at, out var seq);
        slot[37] = flags;
        BinaryPrimitives.WriteDoubleLittleEndian(slot[16..], value);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[24..], parent);
        BinaryPrimitives.WriteInt32LittleEndian(slot[32..], context);
        BinaryPrimitives.WriteUInt64LittleEndian(slot[48..], older);
        return seq;
    }

    private Span<byte> Next(SlotKind kind, int name, long at, out ulong seq)
    {
        var (chunk, place) = Math.DivRem(_next, SlotsPerChunk);
        Assert.True(chunk < chunks, "The test's segment is full; give it more chunks.");
        seq = NextSeq;
        _next++;
        var slot = _segment.AsSpan(Page + (chunk * Page) + ((place + 1) * SlotSize), SlotSize);
        BinaryPrimitives.WriteUInt32LittleEndian(slot, (uint)kind | (ordinal << 8));
        BinaryPrimitives.WriteInt32LittleEndian(slot[4..], name);
        BinaryPrimitives.WriteInt64LittleEndian(slot[8..], at);
        return slot;
    }

    private static uint Crc32C(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }
}
