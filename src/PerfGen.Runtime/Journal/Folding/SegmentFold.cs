using System.Text;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Journal.Folding;

/// <summary>What became of the chunks of a segment that were given back to the disk before anybody drained them: the file <c>.fold</c> beside it.</summary>
/// <remarks>
/// File: "PRFGFLD" and 1; source; ordinal; length and CRC-32C of the rest; chunks; groups. It gets its name once it is whole, and never changes after that.
/// Whoever takes a segment takes its fold first, and leaves the chunks out that it names; both are entered into the ledger as the chunks' slots.
/// </remarks>
public sealed class SegmentFold
{
    private const ulong Magic = 0x0144_4C46_4746_5250;
    private const int HeadSize = 8 + 16 + 4 + 4 + 4;
    private const int LargestFile = 256 << 20;

    internal SegmentFold(IReadOnlyList<int> chunks, IReadOnlyList<FoldedGroup> groups)
    {
        Chunks = chunks;
        Groups = groups;
    }

    /// <summary>The chunks whose records are here and nowhere else.</summary>
    public IReadOnlyList<int> Chunks { get; }

    /// <summary>What they held.</summary>
    public IReadOnlyList<FoldedGroup> Groups { get; }

    /// <summary>How many calls that were.</summary>
    public long Calls => Groups.Sum(static group => group.Calls);

    /// <summary>Reads the fold of a segment; null where there is none.</summary>
    /// <param name="segment">The segment.</param>
    /// <exception cref="JournalFormatException">The file is damaged.</exception>
    internal static SegmentFold? TryRead(SegmentReader segment)
    {
        var path = PathOf(segment.Path);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            if (bytes.Length < HeadSize || reader.ReadUInt64() != Magic || new Guid(reader.ReadBytes(16)) != segment.Source || reader.ReadUInt32() != segment.Ordinal)
            {
                throw new JournalFormatException(path, "is no fold of the segment beside it.");
            }

            if (reader.ReadInt32() != bytes.Length - HeadSize || reader.ReadUInt32() != DictionaryWriter.Crc32C(bytes.AsSpan(HeadSize)))
            {
                throw new JournalFormatException(path, "is damaged: what was counted in it is lost.");
            }

            return new SegmentFold(ReadChunks(reader), ReadGroups(reader));
        }
        catch (EndOfStreamException)
        {
            throw new JournalFormatException(path, "is cut: what was counted in it is lost.");
        }
    }

    /// <summary>Writes the file; it has its name only once all of it is there.</summary>
    /// <exception cref="IOException">There is no space for it.</exception>
    internal void Write(SegmentReader segment)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            WriteChunks(writer);
            WriteGroups(writer);
        }

        if (body.Length > LargestFile)
        {
            throw new IOException("the calls to fold are too different from each other.");
        }

        var path = PathOf(segment.Path);
        using (var writer = new BinaryWriter(File.Create(path + JournalFiles.PreparedExtension), Encoding.UTF8))
        {
            var content = body.GetBuffer().AsSpan(0, (int)body.Length);
            writer.Write(Magic);
            writer.Write(segment.Source.ToByteArray());
            writer.Write(segment.Ordinal);
            writer.Write(content.Length);
            writer.Write(DictionaryWriter.Crc32C(content));
            writer.Write(content);
        }

        File.Move(path + JournalFiles.PreparedExtension, path, overwrite: true);
    }

    /// <summary>Where the fold of a segment lies, whether there is one or not.</summary>
    internal static string PathOf(string segmentPath) => Path.ChangeExtension(segmentPath, JournalFiles.FoldExtension);

    private static List<int> ReadChunks(BinaryReader reader)
    {
        var chunks = new List<int>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            chunks.Add(reader.ReadInt32());
        }

        return chunks;
    }

    private static List<FoldedGroup> ReadGroups(BinaryReader reader)
    {
        var groups = new List<FoldedGroup>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var group = new FoldedGroup(reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt32(), (CallStatus)reader.ReadByte())
            {
                Calls = reader.ReadInt64(),
                Timed = reader.ReadInt64(),
                DurationSum = reader.ReadInt64(),
                DurationMin = reader.ReadInt64(),
                DurationMax = reader.ReadInt64(),
            };
            for (var bins = reader.ReadInt32(); bins > 0; bins--)
            {
                group.OwnBins[reader.ReadInt32()] = reader.ReadInt64();
            }

            groups.Add(group);
        }

        return groups;
    }

    private void WriteChunks(BinaryWriter writer)
    {
        writer.Write(Chunks.Count);
        foreach (var chunk in Chunks)
        {
            writer.Write(chunk);
        }
    }

    private void WriteGroups(BinaryWriter writer)
    {
        writer.Write(Groups.Count);
        foreach (var group in Groups)
        {
            writer.Write(group.QuarterOfHour);
            writer.Write(group.Method);
            writer.Write(group.Context);
            writer.Write((byte)group.Status);
            writer.Write(group.Calls);
            writer.Write(group.Timed);
            writer.Write(group.DurationSum);
            writer.Write(group.DurationMin);
            writer.Write(group.DurationMax);
            writer.Write(group.Bins.Count);
            foreach (var (bin, count) in group.Bins)
            {
                writer.Write(bin);
                writer.Write(count);
            }
        }
    }
}
