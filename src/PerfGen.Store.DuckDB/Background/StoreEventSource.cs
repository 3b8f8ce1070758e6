using System.Diagnostics.Tracing;

namespace PerfGen.Store.DuckDB.Background;

/// <summary>Faults of the drain in the process. It says nothing anywhere else.</summary>
[EventSource(Name = "PerfGen-Store")]
internal sealed class StoreEventSource : EventSource
{
    public static StoreEventSource Log { get; } = new();

    [Event(1, Level = EventLevel.Warning, Message = "The drain in the process failed: {0} The journal keeps what was recorded.")]
    public void DrainFault(string reason) => WriteEvent(1, reason);

    [Event(2, Level = EventLevel.Informational, Message = "Drained {0} calls, {1} values and {2} events in {3} ms.")]
    public void Drained(long calls, long metrics, long events, long milliseconds) => WriteEvent(2, calls, metrics, events, milliseconds);

    [Event(3, Level = EventLevel.Warning, Message = "The drain in the process stopped for good: {0}")]
    public void DrainStopped(string reason) => WriteEvent(3, reason);

    [Event(4, Level = EventLevel.Warning, Message = "The session '{0}' has used {1} tokens, and {2} are many.")]
    public void ManyTokens(string session, long tokens, long threshold) => WriteEvent(4, session, tokens, threshold);

    [Event(5, Level = EventLevel.Warning, Message = "A summary was not written: {0} The next drain tries again.")]
    public void SummaryFault(string reason) => WriteEvent(5, reason);
}
