using static PerfGen.Contracts.MetricCategory;
using static PerfGen.Contracts.MetricDirection;
using static PerfGen.Contracts.MetricInstrument;

namespace PerfGen.Contracts;

/// <summary>The metrics that PerfGen knows: one table for the compiler's rules, the runtime and everything that brings values in.</summary>
internal static class MetricCatalogue
{
    private const double Any = double.PositiveInfinity;

    private static readonly Dictionary<string, MetricDefinition> ByName;

    static MetricCatalogue()
    {
        All =
        [
            Time("total_execution_time", "How long the whole task took."),
            Time("code_generation_time", "Time spent on generating code."),
            Time("testing_time", "Time spent on testing."),
            Time("debugging_time", "Time spent on debugging."),
            Time("file_operation_time", "Time spent on operations on files."),
            Time("code_review_time", "Time spent on reviewing code."),
            Time("total_duration", "From the begin of a task or session to its end."),
            Time("execution_time", "How long one call of a tool or command took."),
            Time("task_duration", "How long one task of an agent took."),
            Time("agent_duration", "How long one invocation of an agent took."),
            Time("coordination_overhead", "Time that agents spent on coordination instead of work."),
            Time("time_to_first_item", "From the moment when a stream was asked for its first item until that was there."),
            Time("stream_gap_time", "What the reader of a stream waited for the items after the first, in sum."),
            Time("longest_stream_gap", "The longest wait for an item after the first of a stream."),

            Level("memory_usage", "bytes", 0, Any, None, Resource, "Memory in use."),
            Level("cpu_usage", "percent", 0, Any, None, Resource, "Use of the processor; above 100 where more than one is counted."),
            Level("disk_usage", "bytes", 0, Any, None, Resource, "Space used on the disk."),
            new("network_usage", "bytes", Counter, 0, Any, None, Resource, "Bytes moved over the network."),
            new("network_received", "bytes", Counter, 0, Any, None, Resource, "Bytes received over the network."),
            new("network_sent", "bytes", Counter, 0, Any, None, Resource, "Bytes sent over the network."),
            new("file_size", "bytes", Histogram, 0, Any, None, Resource, "Size of a generated file."),

            Level("code_quality_score", "score", 1, 10, HigherIsBetter, Quality, "Subjective quality of code, 1 to 10."),
            Level("quality_score", "score", 0, 100, HigherIsBetter, Quality, "Assessed quality of a task's outcome, 0 to 100."),
            Level("overall_score", "score", 0, 100, HigherIsBetter, Quality, "Weighted sum of a task's assessments, 0 to 100."),
            Level("performance_index", "score", 0, 100, HigherIsBetter, Quality, "Weighted combination of quality, time efficiency and success, 0 to 100."),
            Level("time_efficiency", "score", 0, 100, HigherIsBetter, Quality, "How fast a task was done for its kind, 0 to 100."),
            Level("quality_improvement", "score", -100, 100, HigherIsBetter, Quality, "Points gained over the baseline."),
            Level("user_satisfaction", "score", 0, 100, HigherIsBetter, Quality, "How content the user was, 0 to 100."),
            Level("test_coverage", "percent", 0, 100, HigherIsBetter, Quality, "Share of the code that tests run through, 0 to 100."),
            Level("linting_errors", "count", 0, Any, LowerIsBetter, Quality, "Errors that linters found."),
            Level("lint_score", "score", 0, 100, HigherIsBetter, Quality, "What a linter gave the code, 0 to 100."),
            Level("complexity_score", "score", 0, Any, LowerIsBetter, Quality, "Complexity of code."),
            new("issues_found", "count", Counter, 0, Any, None, Quality, "Problems that a task identified."),

            Cost("total_cost", "What a task cost altogether."),
            Cost("llm_cost", "What calls of language models cost."),
            Cost("api_cost", "What calls of other services cost."),
            Cost("storage_cost", "What storage cost."),

            Amount("total_tokens_used", "tokens", "Tokens of prompt and completion together."),
            Amount("total_tokens", "tokens", "Tokens of prompt and completion together, of a session or an agent."),
            Amount("tokens_used", "tokens", "Tokens that one task or call used."),
            Amount("prompt_tokens", "tokens", "Tokens that were sent to a model."),
            Amount("completion_tokens", "tokens", "Tokens that a model answered with."),
            Amount("cache_read_tokens", "tokens", "Tokens of the prompt that the provider had cached."),
            Amount("cache_write_tokens", "tokens", "Tokens of the prompt that the provider has put into its cache."),
            Amount("reasoning_tokens", "tokens", "Tokens of the completion that were spent on reasoning."),
            Amount("lines_of_code_generated", "lines", "Lines of code that were written."),
            Amount("lines_changed", "lines", "Lines that a task changed."),
            Amount("files_created", "count", "Files that a task created."),
            Amount("files_modified", "count", "Files that a task changed."),
            Amount("stream_items", "count", "Items that the reader of a stream got."),
            Amount("interactions", "count", "Prompts with their responses."),
            Amount("tool_calls", "count", "Calls of tools."),
            new("tool_failures", "count", Counter, 0, Any, LowerIsBetter, Usage, "Calls of tools that failed."),
            Amount("tools_used", "count", "Different tools that a session used."),
            Amount("skills_used", "count", "Skills that a task used."),
            Amount("agents_delegated", "count", "Agents that a task was handed on to."),

            new("tasks_completed", "count", Counter, 0, Any, HigherIsBetter, Outcome, "Tasks that were done."),
            Level("success_rate", "ratio", 0, 1, HigherIsBetter, Outcome, "Share of tasks that succeeded, 0 to 1."),
            new("error_count", "count", Counter, 0, Any, LowerIsBetter, Outcome, "Errors of an agent."),

            Level("throughput", "{task}/s", 0, Any, HigherIsBetter, Scale, "Tasks done in a second."),
            Level("message_throughput", "{message}/s", 0, Any, HigherIsBetter, Scale, "Messages between agents in a second."),
            Time("consensus_latency", "How long agents took to agree."),
            Level("queue_length", "count", 0, Any, LowerIsBetter, Scale, "Tasks that wait."),
            Level("speedup_factor", "ratio", 0, Any, HigherIsBetter, Scale, "Sequential time over parallel time."),
            Level("parallel_efficiency", "ratio", 0, Any, HigherIsBetter, Scale, "Speed-up over the number of agents."),
        ];
        ByName = All.ToDictionary(static metric => metric.Name, StringComparer.Ordinal);
    }

    public static IReadOnlyList<MetricDefinition> All { get; }

    /// <summary>The metric of that name; null for one that is not built in.</summary>
    public static MetricDefinition? Find(string name) => ByName.TryGetValue(name, out var metric) ? metric : null;

    private static MetricDefinition Time(string name, string description) =>
        new(name, "seconds", Histogram, 0, Any, LowerIsBetter, Timing, description);

    private static MetricDefinition Level(string name, string unit, double minimum, double maximum, MetricDirection direction, MetricCategory category, string description) =>
        new(name, unit, Gauge, minimum, maximum, direction, category, description);

    private static MetricDefinition Cost(string name, string description) =>
        new(name, "USD", Counter, 0, Any, LowerIsBetter, MetricCategory.Cost, description);

    private static MetricDefinition Amount(string name, string unit, string description) =>
        new(name, unit, Counter, 0, Any, None, Usage, description);
}
