namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>
/// The inbox: a file for each hour that processes append to which live for an instant only, and would spend it on making a journal of their own.
/// </summary>
/// <remarks>
/// <code>
/// file  = header (32 bytes), frames
/// header: "PRFGBOX" and the number of the layout (8), id of the file (16), flags (u32; 1 is sealed, 2 is closed), 0 (u32)
/// frame : magic (u32), length of the payload (u32), its CRC-32C (u32), payload
/// payload: version (u8), UTC nanoseconds since 1970 (i64), process id (i32), context as fields, items
/// item  : kind (u8), length (u32), body
/// field : key (u8), length (u32), UTF-8; key 0 ends them
/// </code>
/// A frame of imported work tells times, origins and contexts apart by scopes between its items; it may say which request it is, and how far counters had come.
/// One frame is one write, under the file's lock. A process that is killed in it leaves a part of a frame at the end, which the next one writes behind:
/// a reader goes on at the next frame whose CRC is right. A record's seq is the byte at which its item begins, so that (file, seq) is unique.
/// </remarks>
internal static class InboxFormat
{
    /// <summary>"PRFGBOX" and the number of the layout.</summary>
    public const ulong FileMagic = 0x0158_4F42_4746_5250;

    /// <summary>"PFRM".</summary>
    public const uint FrameMagic = 0x4D52_4650;

    public const int HeaderSize = 32;
    public const int IdOffset = 8;
    public const int FlagsOffset = 24;
    public const uint Sealed = 1;

    /// <summary>Its only writer has gone on to another file.</summary>
    public const uint Closed = 2;

    public const int FrameHeaderSize = 12;
    public const byte PayloadVersion = 1;
    public const int LargestPayload = 64 << 20;
    public const long Unknown = -1;

    public const string Prefix = "inbox-";
    public const string Extension = ".box";

    /// <summary>The file of an hour.</summary>
    public static string FileOf(string folder, DateTime utc) => Path.Combine(folder, Prefix + HourOf(utc) + Extension);

    /// <summary>A file of the hour for one process, where the shared one is not to be had.</summary>
    public static string PrivateFileOf(string folder, DateTime utc, Guid id) => Path.Combine(folder, Prefix + HourOf(utc) + "-" + id.ToString("N") + Extension);

    /// <summary>Year, month, day and hour as ten digits. By arithmetic: the formatting of times takes a short process a millisecond to get ready.</summary>
    private static string HourOf(DateTime utc) => ((((utc.Year * 100) + utc.Month) * 10_000) + (utc.Day * 100) + utc.Hour).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What an item of a frame is. The numbers are part of the file format.</summary>
internal enum InboxItemKind : byte
{
    Event = 1,
    Fact = 2,
    Metric = 3,
    Usage = 4,

    /// <summary>Time, origin and context of the items behind it.</summary>
    Scope = 5,

    /// <summary>A call that is over.</summary>
    Call = 6,

    /// <summary>A tag of the call or value before it.</summary>
    Tag = 7,

    /// <summary>The request that the frame is, so that it is not taken twice.</summary>
    Request = 8,

    /// <summary>How far a counter had come.</summary>
    Mark = 9,
}
