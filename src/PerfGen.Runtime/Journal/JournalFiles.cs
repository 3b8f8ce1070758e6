namespace PerfGen.Runtime.Journal;

/// <summary>Names in the journal's folder: <c>&lt;source&gt;-000001.seg</c>, <c>.dict</c> beside it, and <c>&lt;source&gt;.lock</c>.</summary>
internal static class JournalFiles
{
    public const string SegmentExtension = ".seg";
    public const string DictionaryExtension = ".dict";
    public const string LockExtension = ".lock";

    /// <summary>What became of chunks that were given back to the disk undrained.</summary>
    public const string FoldExtension = ".fold";

    /// <summary>A file that a thread prepares while it waits, and one that the background thread prepares ahead. Neither holds records yet.</summary>
    public const string PreparedExtension = ".new";
    public const string SpareExtension = ".spare";

    /// <summary>Low byte of the commit word of a chunk's header.</summary>
    public const byte ChunkMark = 0xC4;

    public static string Stem(string folder, Guid source, uint ordinal) => Path.Combine(folder, $"{source:N}-{ordinal:D6}");

    public static string Lock(string folder, Guid source) => Path.Combine(folder, $"{source:N}{LockExtension}");

    public static string WithoutRecords(string folder, Guid source, string extension) => Path.Combine(folder, $"{source:N}{extension}");
}
