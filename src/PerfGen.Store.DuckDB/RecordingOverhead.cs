namespace PerfGen.Store.DuckDB;

/// <summary>What recording costs on this machine, as the recorder and the drain measured it themselves. Null is not known yet.</summary>
/// <param name="CallNanoseconds">A call that is recorded, in a loop. Half of it and more is reading the clock twice.</param>
/// <param name="ColdCallNanoseconds">The same where other work has pushed the recorder out of the caches, as between rare calls.</param>
/// <param name="RowNanoseconds">A record on its way into the database: time of the drain, which has a thread or a process of its own.</param>
public sealed record RecordingOverhead(double? CallNanoseconds, double? ColdCallNanoseconds, double? RowNanoseconds)
{
    /// <summary>These, with what is unknown taken from others.</summary>
    internal RecordingOverhead Or(RecordingOverhead? other) => other is null
        ? this
        : new(CallNanoseconds ?? other.CallNanoseconds, ColdCallNanoseconds ?? other.ColdCallNanoseconds, RowNanoseconds ?? other.RowNanoseconds);

    /// <summary>What the newest of the journals say that say anything.</summary>
    internal static RecordingOverhead Of(IEnumerable<Runtime.Journal.Reading.SegmentReader> segments)
    {
        var newest = segments.Where(static segment => segment.CallCost is not null).MaxBy(static segment => segment.OpenedAt);
        return new RecordingOverhead(newest?.CallCost, newest?.ColdCallCost, null);
    }
}
