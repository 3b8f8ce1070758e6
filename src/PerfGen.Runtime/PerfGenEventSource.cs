using System.Diagnostics.Tracing;

namespace PerfGen.Runtime;

/// <summary>Faults of the library itself. It writes nowhere else, and nothing it does throws into the user's method.</summary>
[EventSource(Name = "PerfGen")]
internal sealed class PerfGenEventSource : EventSource
{
    public static PerfGenEventSource Log { get; } = new();

    [Event(1, Level = EventLevel.Warning, Message = "The journal could not be written ({0}): {1} Records are counted as dropped.")]
    public void JournalFault(string what, string reason) => WriteEvent(1, what, reason);

    [Event(2, Level = EventLevel.Warning, Message = "The drain stopped: {0}")]
    public void DrainFault(string reason) => WriteEvent(2, reason);

    [Event(3, Level = EventLevel.Warning, Message = "A value was not recorded: {0}")]
    public void ValueRejected(string reason) => WriteEvent(3, reason);

    [Event(4, Level = EventLevel.Warning, Message = "A value is out of its metric's range, and was recorded: {0}")]
    public void ValueOutOfRange(string reason) => WriteEvent(4, reason);

    [Event(5, Level = EventLevel.Warning, Message = "A setting is left at its default: {0}")]
    public void SettingFault(string fault) => WriteEvent(5, fault);

    [Event(6, Level = EventLevel.Warning, Message = "An observer, or the reading for it, failed: {0}")]
    public void ObserverFault(string reason) => WriteEvent(6, reason);

    [Event(7, Level = EventLevel.Warning, Message = "What the process uses could not be read: {0}")]
    public void ResourceFault(string reason) => WriteEvent(7, reason);
}
