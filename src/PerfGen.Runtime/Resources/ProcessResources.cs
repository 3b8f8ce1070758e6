using System.Globalization;
using System.Diagnostics;

namespace PerfGen.Runtime.Resources;

/// <summary>What this process and its machine use at one moment. Null is unknown: the system does not tell, or not here.</summary>
/// <param name="Ticks">When, by the monotonic clock.</param>
/// <param name="Cpu">Processor time of the process since it began, of all its threads.</param>
/// <param name="MemoryBytes">Memory of the process that is in the machine's memory.</param>
/// <param name="DiskBytes">Space used on the disk that holds the data directory, by whomever.</param>
/// <param name="Network">
/// Bytes received and sent since the machine began, over all interfaces that the process sees but the one to itself; of a container, its own. Linux only.
/// </param>
internal readonly record struct ProcessResources(long Ticks, TimeSpan? Cpu, long? MemoryBytes, long? DiskBytes, (long Received, long Sent)? Network)
{
    private const string Interfaces = "/proc/self/net/dev";

    /// <summary>Reads all of it now.</summary>
    /// <param name="folder">A folder on the disk that is meant.</param>
    public static ProcessResources Read(string folder) => new(
        Stopwatch.GetTimestamp(),
        OrNull(static () => Environment.CpuUsage.TotalTime),
        OrNull(static () => Environment.WorkingSet) is > 0 and var bytes ? bytes : null,
        OrNull(() => UsedOn(folder)),
        OrNull(static () => OperatingSystem.IsLinux() ? NetworkOf(File.ReadLines(Interfaces)) : null));

    /// <summary>Bytes received and sent, by the lines of <c>/proc/net/dev</c>; null where they say nothing.</summary>
    public static (long Received, long Sent)? NetworkOf(IEnumerable<string> lines)
    {
        const int received = 0;
        const int sent = 8;
        (long Received, long Sent)? sum = null;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || line.AsSpan(0, colon).Trim() is "lo")
            {
                continue;
            }

            var counts = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (counts.Length > sent
                && long.TryParse(counts[received], NumberStyles.None, CultureInfo.InvariantCulture, out var down)
                && long.TryParse(counts[sent], NumberStyles.None, CultureInfo.InvariantCulture, out var up))
            {
                sum = ((sum?.Received ?? 0) + down, (sum?.Sent ?? 0) + up);
            }
        }

        return sum;
    }

    private static long? UsedOn(string folder)
    {
        var disk = new DriveInfo(folder);
        return disk.TotalSize - disk.TotalFreeSpace;
    }

    /// <summary>A reading that fails costs itself and nothing else, whatever the system threw.</summary>
    private static T? OrNull<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            PerfGenEventSource.Log.ResourceFault(error.Message);
            return null;
        }
    }

    private static T? OrNull<T>(Func<T> read)
        where T : struct => OrNull<T>(() => (T?)read());
}
