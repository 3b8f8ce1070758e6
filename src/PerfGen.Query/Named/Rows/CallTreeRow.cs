using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>Calls that were reached in one way.</summary>
public sealed record CallTreeRow
{
    /// <summary>How deep they lie; 1 is at the top.</summary>
    public long Depth { get; init; }

    /// <summary>The method, as Type.Method.</summary>
    public string Method { get; init; } = "";

    /// <summary>Calls.</summary>
    public long Calls { get; init; }

    /// <summary>Those that threw or timed out.</summary>
    public long Failed { get; init; }

    /// <summary>Time with what they called, in seconds.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Time without it, in seconds.</summary>
    public double? SelfSeconds { get; init; }

    /// <summary>The way, from the top.</summary>
    public string Path { get; init; } = "";

    internal static CallTreeRow Read(Row row) => new()
    {
        Depth = row.Count("depth"),
        Method = row.Text("method") ?? "",
        Calls = row.Count("calls"),
        Failed = row.Count("failed"),
        TotalSeconds = row.Number("total_s"),
        SelfSeconds = row.Number("self_s"),
        Path = row.Text("path") ?? "",
    };
}
