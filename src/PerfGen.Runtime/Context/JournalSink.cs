using System.Diagnostics;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Values;
using PerfGen.Runtime.Work;

namespace PerfGen.Runtime.Context;

/// <summary>Records what is told into the journal of this process, in one context and at one time.</summary>
/// <param name="context">Whose work it is.</param>
/// <param name="at">When; null is now.</param>
/// <param name="isManual">Whether somebody says it by hand.</param>
internal sealed class JournalSink(CallContext context, DateTimeOffset? at = null, bool isManual = false) : IWorkSink
{
    // One reading of both clocks for all records, so that what lies between two of their times is exactly what was said.
    private readonly (long Ticks, DateTimeOffset Utc) _now = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);

    public void Event(EventKind kind, DateTimeOffset at, TaskResult result = TaskResult.Success) => EventRecord.Write(kind, context, result, Ticks(at), isManual);

    public void Fact(FactKind kind, string? text, double value = 1, string? name = null) =>
        EventRecord.Write(kind, context, text, value, name, at is { } time ? Ticks(time) : null);

    public void Metric(MetricValue metric)
    {
        var normal = NormalUnit.Of(metric.Name, metric.Unit);
        EventRecord.Write(metric.Name, normal.Of(metric.Value), normal.Unit, context, at is { } time ? Ticks(time) : null);
    }

    public void Usage(TokenUsage usage) => UsageRecord.Write(usage, context, at is { } time ? Ticks(time) : null);

    private long Ticks(DateTimeOffset time) => _now.Ticks + (long)((time - _now.Utc).Ticks * (Stopwatch.Frequency / (double)TimeSpan.TicksPerSecond));
}
