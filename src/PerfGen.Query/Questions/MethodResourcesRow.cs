using PerfGen.Query.Asking;

namespace PerfGen.Query.Questions;

/// <summary>What the calls of a method used, where that was asked for. Null is unknown.</summary>
public sealed record MethodResourcesRow
{
    /// <summary>Type that declares the method.</summary>
    public required string Type { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>Calls of which anything of it is known.</summary>
    public long Calls { get; init; }

    /// <summary>Bytes that a call allocated, on average.</summary>
    public double? MeanAllocatedBytes { get; init; }

    /// <summary>Bytes that these calls allocated, those that they made included.</summary>
    public long? TotalAllocatedBytes { get; init; }

    /// <summary>Processor time of a call in seconds, on average.</summary>
    public double? MeanCpuSeconds { get; init; }

    /// <summary>Share of their time in which these calls used a processor, 0 to 1: for the rest they waited.</summary>
    public double? CpuShare { get; init; }

    /// <summary>Time of these calls in which the garbage collector had stopped the process, in seconds.</summary>
    public double? TotalGcPauseSeconds { get; init; }

    /// <summary>Most of it in one call, in seconds.</summary>
    public double? MaxGcPauseSeconds { get; init; }

    internal static Question<MethodResourcesRow> Question { get; } = new("MethodResources", static row => new MethodResourcesRow
    {
        Type = row.Text("type") ?? "",
        Method = row.Text("method") ?? "",
        Calls = row.Count("calls"),
        MeanAllocatedBytes = row.Number("mean_allocated_bytes"),
        TotalAllocatedBytes = row.Whole("total_allocated_bytes"),
        MeanCpuSeconds = row.Number("mean_cpu_time_s"),
        CpuShare = row.Number("cpu_share"),
        TotalGcPauseSeconds = row.Number("total_gc_pause_s"),
        MaxGcPauseSeconds = row.Number("max_gc_pause_s"),
    });
}
