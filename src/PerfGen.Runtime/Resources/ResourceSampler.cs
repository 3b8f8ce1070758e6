using System.Diagnostics;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Settings;

namespace PerfGen.Runtime.Resources;

/// <summary>
/// Records at an interval what the process uses, as values of its own: <c>memory_usage</c>, <c>cpu_usage</c>, <c>disk_usage</c> and <c>network_usage</c>, the last one also by its two ways. Off unless
/// <c>metrics.resources.enabled</c> says otherwise; one for the process, on a thread of its own, from its first record until its end.
/// </summary>
/// <remarks>
/// What is not known is not recorded. A process that ends within the first interval leaves no value. The processor's share is 100 for one processor in use all the time;
/// the network's bytes are those since the value before, so that they add up.
/// </remarks>
/// <param name="read">Reads what is used now.</param>
/// <param name="record">Takes a value.</param>
internal sealed class ResourceSampler(Func<ProcessResources> read, Action<Measurement, double> record)
{
    private const double ShortestInterval = 0.1;
    private const double LongestInterval = 24 * 60 * 60;

    private static readonly Measurement Memory = new(Metrics.Names.MemoryUsage, Units.Bytes);
    private static readonly Measurement Cpu = new(Metrics.Names.CpuUsage, Units.Percent);
    private static readonly Measurement Disk = new(Metrics.Names.DiskUsage, Units.Bytes);
    private static readonly Measurement Network = new(Metrics.Names.NetworkUsage, Units.Bytes);
    private static readonly Measurement Received = new(Metrics.Names.NetworkReceived, Units.Bytes);
    private static readonly Measurement Sent = new(Metrics.Names.NetworkSent, Units.Bytes);

    private ProcessResources _last = read();

    /// <summary>Records what is used now, and what was used since the last time.</summary>
    public void Sample()
    {
        var now = read();
        Record(Memory, now.MemoryBytes);
        Record(Disk, now.DiskBytes);
        var elapsed = Stopwatch.GetElapsedTime(_last.Ticks, now.Ticks);
        if (elapsed > TimeSpan.Zero && now.Cpu - _last.Cpu is { } used && used >= TimeSpan.Zero)
        {
            record(Cpu, used / elapsed * 100);
        }

        // A counter that goes back is another one: an interface has gone.
        if (now.Network is { } moved && _last.Network is { } before && moved.Received >= before.Received && moved.Sent >= before.Sent)
        {
            var (received, sent) = (moved.Received - before.Received, moved.Sent - before.Sent);
            record(Network, received + sent);
            record(Received, received);
            record(Sent, sent);
        }

        _last = now;
    }

    /// <summary>Starts the one of this process, if the settings ask for it.</summary>
    /// <param name="directory">The data directory.</param>
    public static void StartIfAsked(DataDirectory directory)
    {
        if (!PerfSettings.MaySay("metrics.resources.") || !PerfSettings.Current.IsOn("metrics.resources.enabled"))
        {
            return;
        }

        var interval = TimeSpan.FromSeconds(Math.Clamp(PerfSettings.Current.Number("metrics.resources.interval"), ShortestInterval, LongestInterval));
        new Thread(() => Run(directory, interval)) { IsBackground = true, Name = "PerfGen resources" }.Start();
    }

    private static void Run(DataDirectory directory, TimeSpan interval)
    {
        var sampler = new ResourceSampler(() => ProcessResources.Read(directory.JournalFolder), static (measurement, value) => EventRecord.Write(measurement, value, parent: 0, flow: null));
        while (true)
        {
            Thread.Sleep(interval);
            try
            {
                sampler.Sample();
            }
            catch (Exception error)
            {
                PerfGenEventSource.Log.ResourceFault(error.Message);
            }
        }
    }

    private void Record(Measurement measurement, long? value)
    {
        if (value is { } known)
        {
            record(measurement, known);
        }
    }
}
