using System.ComponentModel;

namespace PerfGen;

/// <summary>The metrics that PerfGen knows, each with its one unit: <c>Metrics.TestCoverage.Record(85.5)</c>. In attributes, <see cref="Names"/>.</summary>
/// <remarks>There are no instances. The <c>Metrics</c> that is generated from a project's <c>perfgen.metrics.json</c> inherits these members, so that one name reaches both.</remarks>
public abstract partial class Metrics
{
    /// <summary>For the generated class alone.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Metrics()
    {
    }

    /// <summary>How long the whole task took.</summary>
    public static DurationMetric TotalExecutionTime { get; } = new(Names.TotalExecutionTime);

    /// <summary>Time spent on generating code.</summary>
    public static DurationMetric CodeGenerationTime { get; } = new(Names.CodeGenerationTime);

    /// <summary>Time spent on testing.</summary>
    public static DurationMetric TestingTime { get; } = new(Names.TestingTime);

    /// <summary>Time spent on debugging.</summary>
    public static DurationMetric DebuggingTime { get; } = new(Names.DebuggingTime);

    /// <summary>Time spent on operations on files.</summary>
    public static DurationMetric FileOperationTime { get; } = new(Names.FileOperationTime);

    /// <summary>Time spent on reviewing code.</summary>
    public static DurationMetric CodeReviewTime { get; } = new(Names.CodeReviewTime);

    /// <summary>From the begin of a task or session to its end.</summary>
    public static DurationMetric TotalDuration { get; } = new(Names.TotalDuration);

    /// <summary>How long one call of a tool or command took.</summary>
    public static DurationMetric ExecutionTime { get; } = new(Names.ExecutionTime);

    /// <summary>How long one task of an agent took.</summary>
    public static DurationMetric TaskDuration { get; } = new(Names.TaskDuration);

    /// <summary>How long one invocation of an agent took.</summary>
    public static DurationMetric AgentDuration { get; } = new(Names.AgentDuration);

    /// <summary>Time that agents spent on coordination instead of work.</summary>
    public static DurationMetric CoordinationOverhead { get; } = new(Names.CoordinationOverhead);

    /// <summary>From the moment when a stream was asked for its first item until that was there.</summary>
    public static DurationMetric TimeToFirstItem { get; } = new(Names.TimeToFirstItem);

    /// <summary>What the reader of a stream waited for the items after the first, in sum.</summary>
    public static DurationMetric StreamGapTime { get; } = new(Names.StreamGapTime);

    /// <summary>The longest wait for an item after the first of a stream.</summary>
    public static DurationMetric LongestStreamGap { get; } = new(Names.LongestStreamGap);

    /// <summary>Memory in use.</summary>
    public static SizeMetric MemoryUsage { get; } = new(Names.MemoryUsage);

    /// <summary>Use of the processor; above 100 where more than one is counted.</summary>
    public static PercentMetric CpuUsage { get; } = new(Names.CpuUsage);

    /// <summary>Space used on the disk.</summary>
    public static SizeMetric DiskUsage { get; } = new(Names.DiskUsage);

    /// <summary>Bytes moved over the network.</summary>
    public static SizeMetric NetworkUsage { get; } = new(Names.NetworkUsage);

    /// <summary>Bytes received over the network.</summary>
    public static SizeMetric NetworkReceived { get; } = new(Names.NetworkReceived);

    /// <summary>Bytes sent over the network.</summary>
    public static SizeMetric NetworkSent { get; } = new(Names.NetworkSent);

    /// <summary>Size of a generated file.</summary>
    public static SizeMetric FileSize { get; } = new(Names.FileSize);

    /// <summary>Subjective quality of code, 1 to 10.</summary>
    public static ScoreMetric CodeQualityScore { get; } = new(Names.CodeQualityScore);

    /// <summary>Assessed quality of a task's outcome, 0 to 100.</summary>
    public static ScoreMetric QualityScore { get; } = new(Names.QualityScore);

    /// <summary>Weighted sum of a task's assessments, 0 to 100.</summary>
    public static ScoreMetric OverallScore { get; } = new(Names.OverallScore);

    /// <summary>Weighted combination of quality, time efficiency and success, 0 to 100.</summary>
    public static ScoreMetric PerformanceIndex { get; } = new(Names.PerformanceIndex);

    /// <summary>How fast a task was done for its kind, 0 to 100.</summary>
    public static ScoreMetric TimeEfficiency { get; } = new(Names.TimeEfficiency);

    /// <summary>Points gained over the baseline.</summary>
    public static ScoreMetric QualityImprovement { get; } = new(Names.QualityImprovement);

    /// <summary>How content the user was, 0 to 100.</summary>
    public static ScoreMetric UserSatisfaction { get; } = new(Names.UserSatisfaction);

    /// <summary>Share of the code that tests run through, 0 to 100.</summary>
    public static PercentMetric TestCoverage { get; } = new(Names.TestCoverage);

    /// <summary>Errors that linters found.</summary>
    public static CountMetric LintingErrors { get; } = new(Names.LintingErrors);

    /// <summary>What a linter gave the code, 0 to 100.</summary>
    public static ScoreMetric LintScore { get; } = new(Names.LintScore);

    /// <summary>Complexity of code.</summary>
    public static ScoreMetric ComplexityScore { get; } = new(Names.ComplexityScore);

    /// <summary>Problems that a task identified.</summary>
    public static CountMetric IssuesFound { get; } = new(Names.IssuesFound);

    /// <summary>What a task cost altogether.</summary>
    public static CostMetric TotalCost { get; } = new(Names.TotalCost);

    /// <summary>What calls of language models cost.</summary>
    public static CostMetric LlmCost { get; } = new(Names.LlmCost);

    /// <summary>What calls of other services cost.</summary>
    public static CostMetric ApiCost { get; } = new(Names.ApiCost);

    /// <summary>What storage cost.</summary>
    public static CostMetric StorageCost { get; } = new(Names.StorageCost);

    /// <summary>Tokens of prompt and completion together.</summary>
    public static TokenMetric TotalTokensUsed { get; } = new(Names.TotalTokensUsed);

    /// <summary>Tokens of prompt and completion together, of a session or an agent.</summary>
    public static TokenMetric TotalTokens { get; } = new(Names.TotalTokens);

    /// <summary>Tokens that one task or call used.</summary>
    public static TokenMetric TokensUsed { get; } = new(Names.TokensUsed);

    /// <summary>Tokens that were sent to a model.</summary>
    public static TokenMetric PromptTokens { get; } = new(Names.PromptTokens);

    /// <summary>Tokens that a model answered with.</summary>
    public static TokenMetric CompletionTokens { get; } = new(Names.CompletionTokens);

    /// <summary>Tokens of the prompt that the provider had cached.</summary>
    public static TokenMetric CacheReadTokens { get; } = new(Names.CacheReadTokens);

    /// <summary>Tokens of the prompt that the provider has put into its cache.</summary>
    public static TokenMetric CacheWriteTokens { get; } = new(Names.CacheWriteTokens);

    /// <summary>Tokens of the completion that were spent on reasoning.</summary>
    public static TokenMetric ReasoningTokens { get; } = new(Names.ReasoningTokens);

    /// <summary>Lines of code that were written.</summary>
    public static LineMetric LinesOfCodeGenerated { get; } = new(Names.LinesOfCodeGenerated);

    /// <summary>Lines that a task changed.</summary>
    public static LineMetric LinesChanged { get; } = new(Names.LinesChanged);

    /// <summary>Files that a task created.</summary>
    public static CountMetric FilesCreated { get; } = new(Names.FilesCreated);

    /// <summary>Files that a task changed.</summary>
    public static CountMetric FilesModified { get; } = new(Names.FilesModified);

    /// <summary>Items that the reader of a stream got.</summary>
    public static CountMetric StreamItems { get; } = new(Names.StreamItems);

    /// <summary>Prompts with their responses.</summary>
    public static CountMetric Interactions { get; } = new(Names.Interactions);

    /// <summary>Calls of tools.</summary>
    public static CountMetric ToolCalls { get; } = new(Names.ToolCalls);

    /// <summary>Calls of tools that failed.</summary>
    public static CountMetric ToolFailures { get; } = new(Names.ToolFailures);

    /// <summary>Different tools that a session used.</summary>
    public static CountMetric ToolsUsed { get; } = new(Names.ToolsUsed);

    /// <summary>Skills that a task used.</summary>
    public static CountMetric SkillsUsed { get; } = new(Names.SkillsUsed);

    /// <summary>Agents that a task was handed on to.</summary>
    public static CountMetric AgentsDelegated { get; } = new(Names.AgentsDelegated);

    /// <summary>Tasks that were done.</summary>
    public static CountMetric TasksCompleted { get; } = new(Names.TasksCompleted);

    /// <summary>Share of tasks that succeeded, 0 to 1.</summary>
    public static RatioMetric SuccessRate { get; } = new(Names.SuccessRate);

    /// <summary>Errors of an agent.</summary>
    public static CountMetric ErrorCount { get; } = new(Names.ErrorCount);

    /// <summary>Tasks done in a second.</summary>
    public static RateMetric Throughput { get; } = new(Names.Throughput);

    /// <summary>Messages between agents in a second.</summary>
    public static RateMetric MessageThroughput { get; } = new(Names.MessageThroughput);

    /// <summary>How long agents took to agree.</summary>
    public static DurationMetric ConsensusLatency { get; } = new(Names.ConsensusLatency);

    /// <summary>Tasks that wait.</summary>
    public static CountMetric QueueLength { get; } = new(Names.QueueLength);

    /// <summary>Sequential time over parallel time.</summary>
    public static RatioMetric SpeedupFactor { get; } = new(Names.SpeedupFactor);

    /// <summary>Speed-up over the number of agents.</summary>
    public static RatioMetric ParallelEfficiency { get; } = new(Names.ParallelEfficiency);
}
