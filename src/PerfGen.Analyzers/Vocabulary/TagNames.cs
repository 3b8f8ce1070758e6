namespace PerfGen.Analyzers.Vocabulary;

/// <summary>What the names of tags let expect of their values. Looked at is the end of a name: <c>customer.email</c> is an e-mail address, <c>email.count</c> is none.</summary>
internal static class TagNames
{
    private static readonly string[] Personal =
    [
        "email", "email_address", "mail_address", "phone", "phone_number", "mobile_number", "password", "passwd", "secret", "api_key", "apikey", "access_token", "auth_token",
        "bearer_token", "refresh_token", "credit_card", "card_number", "iban", "ssn", "social_security_number", "passport_number", "date_of_birth", "birthday", "birth_date",
        "first_name", "last_name", "full_name", "surname", "user_name", "username", "home_address", "street_address", "postal_address", "ip_address", "client_ip", "client.address",
        "remote_ip", "mac_address", "latitude", "longitude",
    ];

    private static readonly string[] Unbounded =
    [
        "user_id", "user.id", "customer_id", "customer.id", "account_id", "account.id", "session_id", "session.id", "request_id", "request.id", "order_id", "order.id", "task_id",
        "task.id", "trace_id", "span_id", "correlation_id", "message_id", "message.id", "transaction_id", "conversation_id", "conversation.id", "device_id", "guid", "uuid", "timestamp",
        "url.full", "full_url", "query_string", "url.query", "exception.message", "error.message", "error_message", "exception.stacktrace", "stack_trace",
    ];

    private static readonly HashSet<string> Content = new(StringComparer.Ordinal)
    {
        "gen_ai.prompt", "gen_ai.completion", "gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.system_instructions", "gen_ai.tool.call.arguments", "gen_ai.tool.call.result",
        "gen_ai.response.text", "llm.prompts", "llm.completions", "input.value", "output.value", "traceloop.entity.input", "traceloop.entity.output", "langfuse.observation.input",
        "langfuse.observation.output", "langfuse.trace.input", "langfuse.trace.output", "prompt", "prompt_text", "completion", "completion_text", "response_text", "answer_text",
    };

    public static bool IsPersonal(string name) => EndsWithAny(name, Personal);

    /// <summary>What was said to or by a model.</summary>
    public static bool IsContent(string name) => Content.Contains(name);

    public static bool IsUnbounded(string name) => EndsWithAny(name, Unbounded);

    private static bool EndsWithAny(string name, string[] endings) => Array.Exists(
        endings,
        ending => name.EndsWith(ending, StringComparison.Ordinal) && (name.Length == ending.Length || name[name.Length - ending.Length - 1] is '.' or '_'));
}
