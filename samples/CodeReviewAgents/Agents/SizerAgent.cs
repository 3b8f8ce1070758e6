using CodeReviewAgents.Sources;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Counts lines: an agent so simple that it can work in a process of its own, as agents do that a command-line tool starts.</summary>
internal sealed class SizerAgent
{
    /// <summary>Lines of the file that hold more than blanks.</summary>
    [TrackPerformance("size_time", Agent = AgentNames.Sizer)]
    [Measure("lines_counted", Units.Lines, From = "result")]
    public int Count(SourceFile file)
    {
        using var counted = ExecutionLedger.Count();
        return File.ReadLines(file.FullPath).Count(static line => !string.IsNullOrWhiteSpace(line));
    }
}
