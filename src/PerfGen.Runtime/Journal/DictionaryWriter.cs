using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Numerics;
using System.Text;

namespace PerfGen.Runtime.Journal;

/// <summary>
/// The strings of one segment: an append-only file of framed entries beside it. An entry is in the file before its number is handed out,
/// so no record that survives a crash points nowhere.
/// </summary>
/// <remarks>
/// Frame: payload length (u32), CRC-32C of the payload (u32), payload. Payload: kind (u8), id (u32), then fields: key (u8), length (u32), UTF-8.
/// Plain writes, not a mapping: the page cache keeps them when the process is killed, and a full disk is an error instead of a fault.
/// Thread-safe.
/// </remarks>
internal sealed class DictionaryWriter : IDisposable
{
    public const int FrameHeaderSize = 8;

    /// <summary>In place of an id: the entry could not be written. The next use tries again.</summary>
    public const int Fault = -1;

    private readonly ConcurrentDictionary<(DictionaryEntryKind Kind, string First, string? Second), int> _ids = new();
    private readonly Lock _writing = new();
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
    private readonly Action _onFault;
    private byte[] _buffer = new byte[512];
    private long _length;
    private int _lastId;

    private DictionaryWriter(string path, uint ordinal, Microsoft.Win32.SafeHandles.SafeFileHandle file, Action onFault)
    {
        Path = path;
        Ordinal = ordinal;
        _file = file;
        _onFault = onFault;
    }

    public string Path { get; }

    /// <summary>Ordinal of the segment whose records the ids belong to.</summary>
    public uint Ordinal { get; }

    /// <summary>The methods of this process whose records stand in the segment, by id.</summary>
    public ConcurrentDictionary<int, Generated.V1.Site> Sites { get; } = new();

    /// <param name="path">The file to create.</param>
    /// <param name="ordinal">Ordinal of the segment.</param>
    /// <param name="reserve">Bytes to set aside on the disk now: a disk that is full later still takes this much.</param>
    /// <param name="onFault">Called for every entry that could not be written.</param>
    /// <exception cref="IOException">The file cannot be created, or there is no space for it.</exception>
    public static DictionaryWriter Create(string path, uint ordinal, long reserve, Action onFault)
    {
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            NativeFile.Reserve(file, reserve);
            return new DictionaryWriter(path, ordinal, file, onFault);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The id of an entry with these two strings as key, which is written on first use; <see cref="Fault"/> where that failed.</summary>
    public int Intern(DictionaryEntryKind kind, string first, string? second, Func<(DictionaryField, string?)[]> fields)
    {
        if (_ids.TryGetValue((kind, first, second), out var id))
        {
            return id;
        }

        lock (_writing)
        {
            if (_ids.TryGetValue((kind, first, second), out id))
            {
                return id;
            }

            id = Append(kind, fields());
            if (id != Fault)
            {
                _ids[(kind, first, second)] = id;
            }

            return id;
        }
    }

    /// <summary>The id of a string; 0 where it could not be written.</summary>
    public int Intern(string text) => Math.Max(0, Intern(DictionaryEntryKind.String, text, null, () => [(DictionaryField.Text, text)]));

    /// <summary>Writes a string under a new id that nothing remembers, for what is said once; 0 where it could not be written.</summary>
    public int AppendText(string text) => Math.Max(0, Append(DictionaryEntryKind.String, [(DictionaryField.Text, text)]));

    /// <summary>Writes an entry under a new id; <see cref="Fault"/> where that failed.</summary>
    public int Append(DictionaryEntryKind kind, ReadOnlySpan<(DictionaryField Key, string? Value)> fields)
    {
        lock (_writing)
        {
            var size = FrameHeaderSize + 5;
            foreach (var (_, value) in fields)
            {
                size += value is null ? 0 : 5 + Encoding.UTF8.GetMaxByteCount(value.Length);
            }

            var frame = Begin(kind, _lastId + 1, size);
            var at = FrameHeaderSize + 5;
            foreach (var (key, value) in fields)
            {
                if (value is not null)
                {
                    var bytes = Encoding.UTF8.GetBytes(value, frame[(at + 5)..]);
                    frame[at] = (byte)key;
                    BinaryPrimitives.WriteInt32LittleEndian(frame[(at + 1)..], bytes);
                    at += 5 + bytes;
                }
            }

            return Commit(frame[..at]) ? ++_lastId : Fault;
        }
    }

    /// <summary>Writes a pair of clock readings; records that begin after it use it.</summary>
    public void AppendAnchor(long ticks, long utcNanoseconds)
    {
        lock (_writing)
        {
            var frame = Begin(DictionaryEntryKind.Anchor, 0, FrameHeaderSize + 5 + 16)[..(FrameHeaderSize + 5 + 16)];
            BinaryPrimitives.WriteInt64LittleEndian(frame[(FrameHeaderSize + 5)..], ticks);
            BinaryPrimitives.WriteInt64LittleEndian(frame[(FrameHeaderSize + 13)..], utcNanoseconds);
            Commit(frame);
        }
    }

    /// <summary>Gives back what was set aside for entries that have not come. Those that come all the same find the disk as full as it is.</summary>
    /// <exception cref="IOException">The file cannot be changed.</exception>
    public void ReleaseReserve()
    {
        lock (_writing)
        {
            RandomAccess.SetLength(_file, _length);
        }
    }

    public void Dispose() => _file.Dispose();

    private Span<byte> Begin(DictionaryEntryKind kind, int id, int size)
    {
        if (_buffer.Length < size)
        {
            _buffer = new byte[size];
        }

        _buffer[FrameHeaderSize] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(FrameHeaderSize + 1), id);
        return _buffer;
    }

    private bool Commit(Span<byte> frame)
    {
        var payload = frame[FrameHeaderSize..];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Crc32C(payload));
        try
        {
            // At our own offset, not at the file's end: what a failed write left half-written is overwritten by the next.
            RandomAccess.Write(_file, frame, _length);
            _length += frame.Length;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            PerfGenEventSource.Log.JournalFault("dictionary", error.Message);
            _onFault();
            return false;
        }
    }

    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
