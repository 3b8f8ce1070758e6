namespace PerfGen.Store.DuckDB;

/// <summary>What to forget: exactly one of a session, a task, or everything before a time. A task may be narrowed to a session.</summary>
public sealed record ForgetRequest
{
    /// <summary>The session; with <see cref="Task"/>, the session in which the task is.</summary>
    public string? Session { get; init; }

    /// <summary>The task.</summary>
    public string? Task { get; init; }

    /// <summary>Everything before this time. What is only a count of an hour, a day or a month that began before it goes as a whole: counts cannot be divided, and too little forgotten would be worse.</summary>
    public DateTimeOffset? Before { get; init; }

    internal void Check()
    {
        if ((Session ?? Task) is null == Before is null)
        {
            throw new ArgumentException("Name a session, a task, or a time before which everything is forgotten.");
        }
    }
}

/// <summary>What was forgotten.</summary>
public sealed record ForgetResult
{
    /// <summary>Calls that are gone.</summary>
    public long Calls { get; init; }

    /// <summary>Values that are gone.</summary>
    public long Values { get; init; }

    /// <summary>Events, facts and usages that are gone.</summary>
    public long Events { get; init; }

    /// <summary>Size of the database before, in bytes.</summary>
    public long BytesBefore { get; init; }

    /// <summary>Size of the database after, in bytes.</summary>
    public long BytesAfter { get; init; }

    /// <summary>
    /// Where a count of calls that retention had removed (an hour, or where no hours are left a day, or a month) held calls from both sides of
    /// <see cref="ForgetRequest.Before"/>: the time up to which such counts are gone too. Null where none was cut.
    /// </summary>
    public DateTimeOffset? CallsForgottenUntil { get; init; }

    /// <summary>The same of values, of which days are left where retention has removed them.</summary>
    public DateTimeOffset? ValuesForgottenUntil { get; init; }

    /// <summary>
    /// Calls of the session or task that stay counted in hours, days and months: retention had removed them before, and counts of many calls know no sessions and tasks.
    /// Also such as were rolled up before their price was known, where retention has removed others of their day. Calls that were folded in a full journal are counted
    /// likewise, and are not in this number, since whose they were was never stored.
    /// </summary>
    public long CallsLeftInCounts { get; init; }

    /// <summary>Values of the session or task that were recorded before this time may stay counted in days, for the same reason. Null where all of them were rows.</summary>
    public DateTimeOffset? ValuesLeftInCountsUntil { get; init; }

    /// <summary>Files that this does not reach: backups that were made of this database, and databases that a backup has replaced, which lie beside it.</summary>
    public IReadOnlyList<string> Backups { get; init; } = [];

    /// <summary>Journals of running processes, which hold what they recorded until they end or use the space again.</summary>
    public IReadOnlyList<string> StillInJournals { get; init; } = [];
}
