using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Work;

/// <summary>Where what is told about a session or task goes: the journal of this process, or the inbox that short processes share.</summary>
internal interface IWorkSink
{
    void Event(EventKind kind, DateTimeOffset at, TaskResult result = TaskResult.Success);

    /// <param name="kind">What is said.</param>
    /// <param name="text">In words.</param>
    /// <param name="value">As a number.</param>
    /// <param name="name">Of a tag.</param>
    void Fact(FactKind kind, string? text, double value = 1, string? name = null);

    /// <param name="metric">A value that passed the checks; in whatever unit it was said.</param>
    void Metric(MetricValue metric);

    void Usage(TokenUsage usage);
}
