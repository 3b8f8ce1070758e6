using System.Runtime.InteropServices;

namespace PerfGen.Benchmarks;

/// <summary>
/// CPU time of the calling thread. On a machine that others use too it says what the work costs, where the clock on the wall says how long it had to wait.
/// </summary>
internal static unsafe partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>In nanoseconds. Where the system does not tell, the clock on the wall.</summary>
    public static long Now()
    {
        if (OperatingSystem.IsLinux())
        {
            var time = stackalloc long[2];
            if (clock_gettime(ThreadCpuTime, time) == 0)
            {
                return (time[0] * 1_000_000_000) + time[1];
            }
        }

        return (long)(System.Diagnostics.Stopwatch.GetTimestamp() * (1e9 / System.Diagnostics.Stopwatch.Frequency));
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, long* time);
}
