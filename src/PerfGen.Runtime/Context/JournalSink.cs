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
    private readonly long? _told = at is { } time ? ToldTime.Of(time) : null;

    public void Event(EventKind kind, DateTimeOffset at, TaskResult result = TaskResult.Success) => EventRecord.Write(kind, context, result, ToldTime.Of(at), isManual);

    public void Fact(FactKind kind, string? text, double value = 1, string? name = null) =>
        EventRecord.Write(kind, context, text, value, name, _told);

    public void Metric(MetricValue metric)
    {
        var normal = NormalUnit.Of(metric.Name, metric.Unit);
        EventRecord.Write(metric.Name, normal.Of(metric.Value), normal.Unit, context, _told);
    }

    public void Usage(TokenUsage usage) => UsageRecord.Write(usage, context, _told);
}
