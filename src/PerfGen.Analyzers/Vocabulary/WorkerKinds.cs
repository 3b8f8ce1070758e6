namespace PerfGen.Analyzers.Vocabulary;

/// <summary>Tags that take one of some words, and these words.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsOpen">The convention lets others be.</param>
internal sealed record WorkerKinds(string[] Words, bool IsOpen)
{
    private static readonly Dictionary<string, WorkerKinds> ByTag = new(StringComparer.Ordinal)
    {
        ["gen_ai.operation.name"] = new(
            ["chat", "create_agent", "embeddings", "execute_tool", "generate_content", "invoke_agent", "invoke_workflow", "retrieval", "text_completion"], IsOpen: true),
        ["gen_ai.token.type"] = new(["input", "output"], IsOpen: false),
        ["openinference.span.kind"] = new(["LLM", "CHAIN", "TOOL", "AGENT", "RETRIEVER", "EMBEDDING", "RERANKER", "GUARDRAIL", "EVALUATOR", "UNKNOWN"], IsOpen: false),
        ["traceloop.span.kind"] = new(["workflow", "task", "agent", "tool", "unknown"], IsOpen: false),
        ["langfuse.observation.type"] = new(["span", "generation", "event", "agent", "tool", "chain", "retriever", "evaluator", "embedding", "guardrail"], IsOpen: false),
    };

    /// <summary>The words of a tag; null for one that takes any.</summary>
    public static WorkerKinds? Of(string tag) => ByTag.TryGetValue(tag, out var kinds) ? kinds : null;
}
