using System.ComponentModel;
using PerfGen.Query.Reporting;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Generated.V1;

namespace PerfGen.Query.Generated.V1;

/// <summary>Keeps the summaries of days and weeks in a process that drains. A generated module initializer of the executable calls <see cref="Start"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InProcessSummaries
{
    /// <summary>So long a summary of the present stays while the process runs; at its end, which is most often that of a session, it is made anew.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    /// <summary>From now on, a drain of this process that has loaded something is followed by the summaries that are due. Never throws.</summary>
    public static void Start() => InProcessDrain.Follow(Write);

    private static void Write(DataDirectory directory, bool isLast) =>
        Summaries.WriteAsync(directory, DateTimeOffset.UtcNow, isLast ? TimeSpan.Zero : Keep).GetAwaiter().GetResult();
}
