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

    [Event(4, Level = EventLevel.Warning, Message = "A value of '{0}' is out of its range, and was recorded: {1}, not between {2} and {3} {4}.")]
    public unsafe void ValueOutOfRange(string metric, double value, double minimum, double maximum, string unit)
    {
        if (!IsEnabled())
        {
            return;
        }

        fixed (char* metricText = metric, unitText = unit)
        {
            var data = stackalloc EventData[5];
            data[0] = new() { DataPointer = (nint)metricText, Size = (metric.Length + 1) * sizeof(char) };
            data[1] = new() { DataPointer = (nint)(&value), Size = sizeof(double) };
            data[2] = new() { DataPointer = (nint)(&minimum), Size = sizeof(double) };
            data[3] = new() { DataPointer = (nint)(&maximum), Size = sizeof(double) };
            data[4] = new() { DataPointer = (nint)unitText, Size = (unit.Length + 1) * sizeof(char) };
            WriteEventCore(4, 5, data);
        }
    }
}
