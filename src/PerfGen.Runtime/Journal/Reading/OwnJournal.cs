namespace PerfGen.Runtime.Journal.Reading;

/// <summary>What this process has recorded so far, for whoever drains in the process. Thread-safe.</summary>
public static class OwnJournal
{
    /// <summary>Identity of this process run; empty until the first record.</summary>
    public static Guid Source => JournalWriter.Current.Source;

    /// <summary>Places for records that threads have taken so far, a chunk at a time; 0 until the first record.</summary>
    public static long SlotsTaken => JournalWriter.Current.SlotsTaken;
}
