using System.Buffers.Binary;
using System.Text;

namespace PerfGen.Runtime.Journal.Reading;

/// <summary>A tracked method, as a dictionary describes it.</summary>
public sealed record SiteEntry(string Assembly, string Id, string Type, string Method, string Metric, string? Agent, string? TaskType);

/// <summary>Whose work a record is.</summary>
public sealed record ContextEntry(string? Session, string? Task, string? TaskType, string? Agent, string? Model, string? Cli, string? Run = null);

/// <summary>A metric.</summary>
public sealed record MetricEntry(string Name, string Unit);

/// <summary>The process that wrote a source.</summary>
public sealed record ProcessEntry(string Name, string Machine, string Version);

/// <summary>
/// Reads the dictionary beside a segment, also while it grows. What is damaged, truncated or not written yet ends the reading; ids after it are unknown.
/// Not thread-safe.
/// </summary>
public sealed class DictionaryReader
{
    private const int LargestEntry = 16 << 20;

    private readonly string _path;
    private readonly Dictionary<int, object> _entries = [];
    private readonly List<(long Ticks, long UtcNanoseconds)> _anchors = [];
    private long _read;

    internal DictionaryReader(string path) => _path = path;

    /// <summary>The process that writes; null where its entry is not to be had.</summary>
    public ProcessEntry? Process { get; private set; }

    /// <summary>Whether the file was not there at the last reading.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>
    /// Bytes at the end that could not be read as entries at the last reading. While its owner lives that is an entry being written; later it is damage.
    /// </summary>
    public long UnreadableBytes { get; private set; }

    /// <summary>Clock anchors after the segment's first, oldest first.</summary>
    public IReadOnlyList<(long Ticks, long UtcNanoseconds)> Anchors => _anchors;

    /// <summary>The tracked method of this id; null where the id is unknown.</summary>
    /// <param name="id">From a record.</param>
    public SiteEntry? Site(int id) => Find(id) as SiteEntry;

    /// <summary>The context of this id; null for none and for unknown.</summary>
    /// <param name="id">From a record.</param>
    public ContextEntry? Context(int id) => Find(id) as ContextEntry;

    /// <summary>The metric of this id; null where the id is unknown.</summary>
    /// <param name="id">From a record.</param>
    public MetricEntry? Metric(int id) => Find(id) as MetricEntry;

    /// <summary>The string of this id; null for none and for unknown.</summary>
    /// <param name="id">From a record.</param>
    public string? Text(int id) => Find(id) as string;

    /// <summary>Reads what was appended since the last time.</summary>
    public void Refresh()
    {
        byte[] bytes;
        try
        {
            using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file) - _read;
            IsMissing = false;
            UnreadableBytes = Math.Max(length, 0);
            if (length <= 0)
            {
                return;
            }

            bytes = new byte[length];
            bytes = bytes[..RandomAccess.Read(file, bytes, _read)];
        }
        catch (FileNotFoundException)
        {
            IsMissing = true;
            return;
        }

        var at = 0;
        while (TryReadFrame(bytes.AsSpan(at), out var payload))
        {
            Add(payload);
            at += DictionaryWriter.FrameHeaderSize + payload.Length;
        }

        _read += at;
        UnreadableBytes = bytes.Length - at;
    }

    private object? Find(int id)
    {
        if (id <= 0)
        {
            return null;
        }

        if (!_entries.TryGetValue(id, out var entry))
        {
            Refresh();
            _entries.TryGetValue(id, out entry);
        }

        return entry;
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < DictionaryWriter.FrameHeaderSize)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length is < 5 or > LargestEntry || length > bytes.Length - DictionaryWriter.FrameHeaderSize)
        {
            return false;
        }

        payload = bytes.Slice(DictionaryWriter.FrameHeaderSize, length);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == DictionaryWriter.Crc32C(payload);
    }

    private void Add(ReadOnlySpan<byte> payload)
    {
        var kind = (DictionaryEntryKind)payload[0];
        var id = BinaryPrimitives.ReadInt32LittleEndian(payload[1..]);
        var body = payload[5..];
        if (kind == DictionaryEntryKind.Anchor)
        {
            if (body.Length >= 16)
            {
                _anchors.Add((BinaryPrimitives.ReadInt64LittleEndian(body), BinaryPrimitives.ReadInt64LittleEndian(body[8..])));
            }

            return;
        }

        var fields = ReadFields(body);
        string? Get(DictionaryField field) => fields.GetValueOrDefault(field);
        string Known(DictionaryField field) => Get(field) ?? "unknown";
        switch (kind)
        {
            case DictionaryEntryKind.Source:
                Process = new ProcessEntry(Known(DictionaryField.ProcessName), Known(DictionaryField.Machine), Known(DictionaryField.Version));
                break;
            case DictionaryEntryKind.String:
                _entries[id] = Known(DictionaryField.Text);
                break;
            case DictionaryEntryKind.Site:
                _entries[id] = new SiteEntry(Known(DictionaryField.Assembly), Known(DictionaryField.DocumentationId), Known(DictionaryField.Type),
                    Known(DictionaryField.Method), Known(DictionaryField.Metric), Get(DictionaryField.Agent), Get(DictionaryField.TaskType));
                break;
            case DictionaryEntryKind.Context:
                _entries[id] = new ContextEntry(Get(DictionaryField.Session), Get(DictionaryField.Task), Get(DictionaryField.TaskType),
                    Get(DictionaryField.Agent), Get(DictionaryField.Model), Get(DictionaryField.Cli), Get(DictionaryField.Run));
                break;
            case DictionaryEntryKind.Metric:
                _entries[id] = new MetricEntry(Known(DictionaryField.Metric), Known(DictionaryField.Unit));
                break;
            default:
                break; // Of a later version: records that need it read as unknown.
        }
    }

    private static Dictionary<DictionaryField, string> ReadFields(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<DictionaryField, string>();
        while (body.Length >= 5)
        {
            var key = (DictionaryField)body[0];
            var length = BinaryPrimitives.ReadInt32LittleEndian(body[1..]);
            if (length < 0 || length > body.Length - 5)
            {
                break;
            }

            fields[key] = Encoding.UTF8.GetString(body.Slice(5, length));
            body = body[(5 + length)..];
        }

        return fields;
    }
}
