namespace PerfGen;

public abstract partial class Metrics
{
    /// <summary>The names as constants, for attributes: <c>[TrackPerformance(Metrics.Names.CodeReviewTime)]</c>.</summary>
    public static class Names
    {
        /// <summary>How long the whole task took. In seconds.</summary>
        public const string TotalExecutionTime = "total_execution_time";

        /// <summary>Time spent on generating code. In seconds.</summary>
        public const string CodeGenerationTime = "code_generation_time";

        /// <summary>Time spent on testing. In seconds.</summary>
        public const string TestingTime = "testing_time";

        /// <summary>Time spent on debugging. In seconds.</summary>
        public const string DebuggingTime = "debugging_time";

        /// <summary>Time spent on operations on files. In seconds.</summary>
        public const string FileOperationTime = "file_operation_time";

        /// <summary>Time spent on reviewing code. In seconds.</summary>
        public const string CodeReviewTime = "code_review_time";

        /// <summary>From the begin of a task or session to its end. In seconds.</summary>
        public const string TotalDuration = "total_duration";

        /// <summary>How long one call of a tool or command took. In seconds.</summary>
        public const string ExecutionTime = "execution_time";

        /// <summary>How long one task of an agent took. In seconds.</summary>
        public const string TaskDuration = "task_duration";

        /// <summary>How long one invocation of an agent took. In seconds.</summary>
        public const string AgentDuration = "agent_duration";

        /// <summary>Time that agents spent on coordination instead of work. In seconds.</summary>
        public const string CoordinationOverhead = "coordination_overhead";

        /// <summary>From the moment when a stream was asked for its first item until that was there. In seconds.</summary>
        public const string TimeToFirstItem = "time_to_first_item";

        /// <summary>What the reader of a stream waited for the items after the first, in sum. In seconds.</summary>
        public const string StreamGapTime = "stream_gap_time";

        /// <summary>The longest wait for an item after the first of a stream. In seconds.</summary>
        public const string LongestStreamGap = "longest_stream_gap";

        /// <summary>Memory in use. In bytes.</summary>
        public const string MemoryUsage = "memory_usage";

        /// <summary>Use of the processor; above 100 where more than one is counted. In percent.</summary>
        public const string CpuUsage = "cpu_usage";

        /// <summary>Space used on the disk. In bytes.</summary>
        public const string DiskUsage = "disk_usage";

        /// <summary>Bytes moved over the network. In bytes.</summary>
        public const string NetworkUsage = "network_usage";

        /// <summary>Bytes received over the network. In bytes.</summary>
        public const string NetworkReceived = "network_received";

        /// <summary>Bytes sent over the network. In bytes.</summary>
        public const string NetworkSent = "network_sent";

        /// <summary>Size of a generated file. In bytes.</summary>
        public const string FileSize = "file_size";

        /// <summary>Subjective quality of code, 1 to 10. In score.</summary>
        public const string CodeQualityScore = "code_quality_score";

        /// <summary>Assessed quality of a task's outcome, 0 to 100. In score.</summary>
        public const string QualityScore = "quality_score";

        /// <summary>Weighted sum of a task's assessments, 0 to 100. In score.</summary>
        public const string OverallScore = "overall_score";

        /// <summary>Weighted combination of quality, time efficiency and success, 0 to 100. In score.</summary>
        public const string PerformanceIndex = "performance_index";

        /// <summary>How fast a task was done for its kind, 0 to 100. In score.</summary>
        public const string TimeEfficiency = "time_efficiency";

        /// <summary>Points gained over the baseline. In score.</summary>
        public const string QualityImprovement = "quality_improvement";

        /// <summary>How content the user was, 0 to 100. In score.</summary>
        public const string UserSatisfaction = "user_satisfaction";

        /// <summary>Share of the code that tests run through, 0 to 100. In percent.</summary>
        public const string TestCoverage = "test_coverage";

        /// <summary>Errors that linters found. In count.</summary>
        public const string LintingErrors = "linting_errors";

        /// <summary>What a linter gave the code, 0 to 100. In score.</summary>
        public const string LintScore = "lint_score";

        /// <summary>Complexity of code. In score.</summary>
        public const string ComplexityScore = "complexity_score";

        /// <summary>Problems that a task identified. In count.</summary>
        public const string IssuesFound = "issues_found";

        /// <summary>What a task cost altogether. In USD.</summary>
        public const string TotalCost = "total_cost";

        /// <summary>What calls of language models cost. In USD.</summary>
        public const string LlmCost = "llm_cost";

        /// <summary>What calls of other services cost. In USD.</summary>
        public const string ApiCost = "api_cost";

        /// <summary>What storage cost. In USD.</summary>
        public const string StorageCost = "storage_cost";

        /// <summary>Tokens of prompt and completion together. In tokens.</summary>
        public const string TotalTokensUsed = "total_tokens_used";

        /// <summary>Tokens of prompt and completion together, of a session or an agent. In tokens.</summary>
        public const string TotalTokens = "total_tokens";

        /// <summary>Tokens that one task or call used. In tokens.</summary>
        public const string TokensUsed = "tokens_used";

        /// <summary>Tokens that were sent to a model. In tokens.</summary>
        public const string PromptTokens = "prompt_tokens";

        /// <summary>Tokens that a model answered with. In tokens.</summary>
        public const string CompletionTokens = "completion_tokens";

        /// <summary>Tokens of the prompt that the provider had cached. In tokens.</summary>
        public const string CacheReadTokens = "cache_read_tokens";

        /// <summary>Tokens of the prompt that the provider has put into its cache. In tokens.</summary>
        public const string CacheWriteTokens = "cache_write_tokens";

        /// <summary>Tokens of the completion that were spent on reasoning. In tokens.</summary>
        public const string ReasoningTokens = "reasoning_tokens";

        /// <summary>Lines of code that were written. In lines.</summary>
        public const string LinesOfCodeGenerated = "lines_of_code_generated";

        /// <summary>Lines that a task changed. In lines.</summary>
        public const string LinesChanged = "lines_changed";

        /// <summary>Files that a task created. In count.</summary>
        public const string FilesCreated = "files_created";

        /// <summary>Files that a task changed. In count.</summary>
        public const string FilesModified = "files_modified";

        /// <summary>Items that the reader of a stream got. In count.</summary>
        public const string StreamItems = "stream_items";

        /// <summary>Prompts with their responses. In count.</summary>
        public const string Interactions = "interactions";

        /// <summary>Calls of tools. In count.</summary>
        public const string ToolCalls = "tool_calls";

        /// <summary>Calls of tools that failed. In count.</summary>
        public const string ToolFailures = "tool_failures";

        /// <summary>Different tools that a session used. In count.</summary>
        public const string ToolsUsed = "tools_used";

        /// <summary>Skills that a task used. In count.</summary>
        public const string SkillsUsed = "skills_used";

        /// <summary>Agents that a task was handed on to. In count.</summary>
        public const string AgentsDelegated = "agents_delegated";

        /// <summary>Tasks that were done. In count.</summary>
        public const string TasksCompleted = "tasks_completed";

        /// <summary>Share of tasks that succeeded, 0 to 1. In ratio.</summary>
        public const string SuccessRate = "success_rate";

        /// <summary>Errors of an agent. In count.</summary>
        public const string ErrorCount = "error_count";

        /// <summary>Tasks done in a second. In {task}/s.</summary>
        public const string Throughput = "throughput";

        /// <summary>Messages between agents in a second. In {message}/s.</summary>
        public const string MessageThroughput = "message_throughput";

        /// <summary>How long agents took to agree. In seconds.</summary>
        public const string ConsensusLatency = "consensus_latency";

        /// <summary>Tasks that wait. In count.</summary>
        public const string QueueLength = "queue_length";

        /// <summary>Sequential time over parallel time. In ratio.</summary>
        public const string SpeedupFactor = "speedup_factor";

        /// <summary>Speed-up over the number of agents. In ratio.</summary>
        public const string ParallelEfficiency = "parallel_efficiency";
    }
}
