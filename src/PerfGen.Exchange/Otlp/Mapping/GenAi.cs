using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// The names that OpenTelemetry's conventions for generative models have, or had, for what this product knows. They are still in development, so that this is the one
/// place that holds them; the newest stands first.
/// </summary>
internal static class GenAi
{
    public const string Operation = "gen_ai.operation.name";
    public const string Tool = "gen_ai.tool.name";
    public const string ExecuteTool = "execute_tool";

    private static readonly string[] Models = ["gen_ai.response.model", "gen_ai.request.model"];
    private static readonly string[] Sessions = ["gen_ai.conversation.id", "session.id"];
    private static readonly string[] Input = ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"];
    private static readonly string[] Output = ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"];
    private static readonly string[] CacheRead = ["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"];
    private static readonly string[] CacheWrite = ["gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens"];
    private static readonly string[] Reasoning = ["gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.output_tokens.reasoning", "gen_ai.usage.reasoning_tokens"];

    /// <summary>Operations around the calls of models, which have spans of their own: what they say was used is said a second time.</summary>
    private static readonly string[] Around = ["invoke_agent", "create_agent", "invoke_workflow", ExecuteTool];

    public static string? Model(OtlpAttributes attributes) => attributes.Text(Models);

    public static string? Session(OtlpAttributes attributes) => attributes.Text(Sessions);

    public static string? Agent(OtlpAttributes attributes) => attributes.Text("gen_ai.agent.name");

    /// <summary>What a call of a model used; null where the span says nothing, or is around the calls.</summary>
    public static TokenUsage? Usage(OtlpAttributes attributes)
    {
        var (input, output) = (attributes.Whole(Input), attributes.Whole(Output));
        if ((input is null && output is null) || Around.Contains(attributes.Text(Operation)))
        {
            return null;
        }

        var (read, write, reasoning) = (attributes.Whole(CacheRead), attributes.Whole(CacheWrite), attributes.Whole(Reasoning));
        var cached = (read ?? 0) + (write ?? 0);
        return new TokenUsage
        {
            // By the conventions the input holds what was cached; where it is less than that, somebody counts both beside each other.
            Prompt = cached > (input ?? 0) ? (input ?? 0) + cached : input,
            Completion = reasoning > output ? output + reasoning : output,
            CacheRead = read,
            CacheWrite = write,
            Reasoning = output is null ? null : reasoning,
            Model = Model(attributes),
            MessageId = attributes.Text("gen_ai.response.id") is { Length: >= 8 and <= 255 } id ? id : null,
        };
    }
}
