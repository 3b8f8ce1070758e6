using System.Buffers.Binary;
using System.Globalization;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>Reads an inbox, also while processes append to it. Not thread-safe.</summary>
public sealed partial class InboxReader
{
    private readonly byte[] _bytes;

    private InboxReader(string path, Guid id, byte[] bytes)
    {
        Path = path;
        Id = id;
        _bytes = bytes;
        IsClosed = (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(InboxFormat.FlagsOffset)) & InboxFormat.Closed) != 0;
    }

    /// <summary>Whether its only writer has gone on to another file, so that nothing more is appended.</summary>
    public bool IsClosed { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Identity of the file; with a record's seq it names the record.</summary>
    public Guid Id { get; }

    /// <summary>Length of the file when it was opened.</summary>
    public long Length => _bytes.Length;

    /// <summary>Bytes between frames that are none, as far as was read.</summary>
    public long UnreadableBytes { get; private set; }

    /// <summary>Whether the file ends with a part of a frame: it is being written, or its writer was killed.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>The hour that the file is of, by its name; null where the name says none.</summary>
    public DateTime? Hour =>
        DateTime.TryParseExact(System.IO.Path.GetFileName(Path).AsSpan(InboxFormat.Prefix.Length, 10), "yyyyMMddHH", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var hour) ? hour : null;

    /// <summary>The inboxes of a folder, and those that cannot be read.</summary>
    /// <param name="folder">The journal's folder, which need not exist.</param>
    public static (IReadOnlyList<InboxReader> Inboxes, IReadOnlyList<JournalFormatException> Problems) OpenAll(string folder)
    {
        var inboxes = new List<InboxReader>();
        var problems = new List<JournalFormatException>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{InboxFormat.Prefix}??????????*{InboxFormat.Extension}") : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            try
            {
                if (Open(path) is { } inbox)
                {
                    inboxes.Add(inbox);
                }
            }
            catch (FileNotFoundException)
            {
                // Drained by somebody else in the meantime.
            }
            catch (JournalFormatException problem)
            {
                problems.Add(problem);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(new JournalFormatException(path, $"cannot be read: {error.Message}"));
            }
        }

        return (inboxes, problems);
    }

    /// <summary>The frames behind a byte of the file, up to the end or to one that is not complete.</summary>
    /// <param name="from">The byte: the <see cref="InboxFrameRecords.End"/> of the last frame that is known, or 0.</param>
    public IEnumerable<InboxFrameRecords> Read(long from)
    {
        UnreadableBytes = 0;
        IsTorn = false;
        for (var at = (int)Math.Max(from, InboxFormat.HeaderSize); at < _bytes.Length;)
        {
            var next = NextFrame(at, out var length);
            if (next < 0)
            {
                IsTorn = true;
                yield break;
            }

            UnreadableBytes += next - at;
            at = next + InboxFormat.FrameHeaderSize + length;
            yield return Payload(next + InboxFormat.FrameHeaderSize, length);
        }
    }

    /// <summary>
    /// Deletes the file, if it still ends where it ended, and no process can append to it any more. Only once all of it is in the database and a checkpoint has followed.
    /// </summary>
    /// <returns>False where somebody appends, or has appended.</returns>
    public bool TryDelete()
    {
        using var file = FileLock.TryOpen(Path, needsNoLock: false);
        if (file is null || RandomAccess.GetLength(file) != Length)
        {
            return false;
        }

        // Whoever has opened it and waits for its lock sees that it is gone.
        Span<byte> flags = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(flags, InboxFormat.Sealed);
        RandomAccess.Write(file, flags, InboxFormat.FlagsOffset);
        File.Delete(Path);
        return true;
    }

    private static InboxReader? Open(string path)
    {
        byte[] bytes;
        using (var file = FileLock.OpenToRead(path))
        {
            bytes = new byte[RandomAccess.GetLength(file)];
            var total = 0;
            for (int read; total < bytes.Length && (read = RandomAccess.Read(file, bytes.AsSpan(total), total)) > 0; total += read)
            {
            }

            bytes = bytes[..total];
        }

        if (bytes.Length < InboxFormat.HeaderSize)
        {
            return null; // Being made.
        }

        var magic = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (magic != InboxFormat.FileMagic)
        {
            throw new JournalFormatException(path, (magic & 0x00FF_FFFF_FFFF_FFFF) == (InboxFormat.FileMagic & 0x00FF_FFFF_FFFF_FFFF)
                ? "was written by a later version of PerfGen." : "is not an inbox of PerfGen.");
        }

        return new InboxReader(path, new Guid(bytes.AsSpan(InboxFormat.IdOffset, 16)), bytes);
    }

    /// <summary>Where the next whole frame begins; -1 where there is none.</summary>
    private int NextFrame(int at, out int length)
    {
        for (; at + InboxFormat.FrameHeaderSize <= _bytes.Length; at++)
        {
            var frame = _bytes.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(frame) != InboxFormat.FrameMagic)
            {
                continue;
            }

            length = BinaryPrimitives.ReadInt32LittleEndian(frame[4..]);
            if (length is > 0 and <= InboxFormat.LargestPayload && length <= frame.Length - InboxFormat.FrameHeaderSize
                && BinaryPrimitives.ReadUInt32LittleEndian(frame[8..]) == DictionaryWriter.Crc32C(frame.Slice(InboxFormat.FrameHeaderSize, length)))
            {
                return at;
            }
        }

        length = 0;
        return -1;
    }

    private InboxFrameRecords Payload(int at, int length)
    {
        var bytes = new Cursor(_bytes, at, at + length);
        var end = (long)at + length;
        if (bytes.Byte() != InboxFormat.PayloadVersion)
        {
            return new InboxFrameRecords(null, 0, 0, end, null);
        }

        var time = bytes.Long();
        var process = bytes.Int();
        var fields = bytes.Fields();
        var context = Context(fields);
        var records = new List<InboxRecord>();
        var requests = new List<UInt128>();
        var marks = new List<ImportMark>();
        while (!bytes.IsAtEnd)
        {
            var seq = bytes.At;
            var kind = (InboxItemKind)bytes.Byte();
            var item = bytes.Part(bytes.Int());
            if (kind == InboxItemKind.Request)
            {
                requests.Add(item.Wide());
            }
            else if (kind == InboxItemKind.Mark)
            {
                marks.Add(new ImportMark(item.Wide(), item.Long(), item.Long(), item.Double()));
            }
            else if (Record(kind, item) is { } record)
            {
                records.Add(record with { Seq = seq });
            }
            else
            {
                return new InboxFrameRecords(context, time, process, end, null);
            }
        }

        return new InboxFrameRecords(context, time, process, end, records) { Requests = requests, Marks = marks };
    }

    private static InboxRecord? Record(InboxItemKind kind, Cursor item)
    {
        switch (kind)
        {
            case InboxItemKind.Event:
                var at = item.Long();
                return new InboxEvent((EventKind)item.Byte(), at, (TaskResult)item.Byte(), item.Byte() == 1);
            case InboxItemKind.Fact:
                var fact = (FactKind)item.Byte();
                var number = item.Double();
                var said = item.Fields();
                return new InboxFact(fact, said.GetValueOrDefault(DictionaryField.Text), number, said.GetValueOrDefault(DictionaryField.Metric));
            case InboxItemKind.Metric:
                var value = item.Double();
                var name = item.Fields();
                return new InboxMetric(new MetricEntry(name.GetValueOrDefault(DictionaryField.Metric) ?? "unknown", name.GetValueOrDefault(DictionaryField.Unit) ?? "unknown"), value);
            case InboxItemKind.Usage:
                return new InboxUsage(Usage(item));
            case InboxItemKind.Scope:
                var (when, origin) = (item.Long(), item.Byte());
                return new InboxScope(Context(item.Fields()), when, origin);
            case InboxItemKind.Call:
                return Call(item);
            case InboxItemKind.Tag:
                var tag = item.Fields();
                return new InboxTag(tag.GetValueOrDefault(DictionaryField.Metric) ?? "unknown", tag.GetValueOrDefault(DictionaryField.Text) ?? "");
            default:
                return null;
        }
    }
}
