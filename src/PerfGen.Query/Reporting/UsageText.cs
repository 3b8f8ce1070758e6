using PerfGen.Query.Questions;
using PerfGen.Query.Text;

namespace PerfGen.Query.Reporting;

/// <summary>What processes used, in words: time, processor, memory and network, the same in every report.</summary>
internal static class UsageText
{
    /// <summary>How it is switched on.</summary>
    public const string HowTo = "not sampled; PERFGEN_RESOURCES_ENABLED=1 switches them on";

    /// <summary>What there is to say, a label and a figure each; nothing where nothing was sampled.</summary>
    /// <param name="usage">What was sampled.</param>
    public static IEnumerable<(string Label, string Figure)> Of(IReadOnlyList<ResourceUsageRow> usage)
    {
        if (usage.Max(static row => row.Seconds) is { } seconds)
        {
            yield return ("sampled time", $"{Human.Duration(seconds)} of {Human.Things(usage.Max(static row => row.Processes), "process", "processes")}");
        }

        ResourceUsageRow? Of(string name) => usage.FirstOrDefault(row => row.Name == name);
        if (Of(Metrics.Names.CpuUsage) is { } cpu)
        {
            yield return ("cpu", $"{Human.Share(cpu.Mean / 100)} of a processor, at most {Human.Share(cpu.Maximum / 100)}");
        }

        if (Of(Metrics.Names.MemoryUsage) is { } memory)
        {
            yield return ("memory", $"{Human.Size((long)memory.Mean)}, at most {Human.Size((long)memory.Maximum)}");
        }

        if ((Of(Metrics.Names.NetworkReceived), Of(Metrics.Names.NetworkSent)) is ({ } received, { } sent))
        {
            yield return ("network", $"{Moved(received)} received, {Moved(sent)} sent");
        }
        else if (Of(Metrics.Names.NetworkUsage) is { } moved)
        {
            // Of a version that did not tell its two ways apart.
            yield return ("network", Moved(moved) + " received and sent");
        }
    }

    private static string Moved(ResourceUsageRow row) => Human.Size((long)row.Total) + (row.PerSecond is { } rate ? $" ({Human.Size((long)rate)}/s)" : "");
}
