namespace PerfGen.Runtime.Work;

/// <summary>What the environment says about whose work a process does, and what it hands on to child processes.</summary>
/// <remarks>
/// <c>PERFGEN_SESSION</c>, <c>PERFGEN_TASK</c>, <c>PERFGEN_AGENT</c>, <c>PERFGEN_MODEL</c>, <c>PERFGEN_CLI</c>. Where they are not set: the session is the trace of
/// <c>TRACEPARENT</c>, the model is what the variables of model clients say, the cli is the one whose mark is there. What nothing says stays unknown.
/// </remarks>
public static class WorkEnvironment
{
    internal const string Session = "PERFGEN_SESSION";
    internal const string Task = "PERFGEN_TASK";
    internal const string Agent = "PERFGEN_AGENT";
    internal const string Model = "PERFGEN_MODEL";
    internal const string Cli = "PERFGEN_CLI";
    internal const string TraceParent = "TRACEPARENT";

    /// <summary>Where model clients are told their model, in the order in which they count.</summary>
    private static readonly string[] ModelVariables = ["ANTHROPIC_MODEL", "CLAUDE_MODEL", "MODEL_NAME", "GLM_MODEL", "ZHIPU_MODEL", "OPENAI_MODEL"];

    /// <summary>Marks that command-line tools for agents set in what they start: variable, tool, variable, tool, …</summary>
    private static readonly string[] CliMarks =
    [
        "CLAUDECODE", "claude-code", "GEMINI_CLI", "gemini-cli", "CODEX_SANDBOX", "codex", "CODEX_SANDBOX_NETWORK_DISABLED", "codex",
        "CURSOR_AGENT", "cursor", "OPENCODE", "opencode", "CLINE_ACTIVE", "cline", "QWEN_CODE", "qwen-code",
    ];

    /// <summary>What the environment of this process says.</summary>
    /// <param name="objections">Variables that hold what cannot be recorded, a sentence each; they count as not set.</param>
    public static WorkContext Read(out IReadOnlyList<string> objections) => Read(Environment.GetEnvironmentVariable, out objections);

    internal static WorkContext Read(Func<string, string?> get, out IReadOnlyList<string> objections)
    {
        var said = new List<string>();
        objections = said;

        string? Known(string variable)
        {
            if (get(variable) is not { Length: > 0 } value)
            {
                return null;
            }

            if (WorkChecks.OfName(variable, value) is { } objection)
            {
                said.Add(objection);
                return null;
            }

            return value;
        }

        return new WorkContext
        {
            Session = Known(Session) ?? TraceOf(get(TraceParent)),
            Task = Known(Task),
            Agent = Known(Agent),
            Model = Known(Model) ?? ModelVariables.Select(Known).FirstOrDefault(static model => model is not null),
            Cli = Known(Cli) ?? MarkedCli(get),
        };
    }

    private static string? MarkedCli(Func<string, string?> get)
    {
        for (var i = 0; i < CliMarks.Length; i += 2)
        {
            if (get(CliMarks[i]) is { Length: > 0 })
            {
                return CliMarks[i + 1];
            }
        }

        return null;
    }

    /// <summary>Writes a context into the environment of a process that is about to be started.</summary>
    internal static void Write(WorkContext context, IDictionary<string, string?> environment)
    {
        void Set(string variable, string? value)
        {
            if (value is not null)
            {
                environment[variable] = value;
            }
            else
            {
                // What the child would inherit is the parent's own start, no longer what it does now.
                environment.Remove(variable);
            }
        }

        Set(Session, context.Session);
        Set(Task, context.Task);
        Set(Agent, context.Agent);
        Set(Model, context.Model);
        Set(Cli, context.Cli);
    }

    /// <summary>The trace id of a W3C trace context; null where it is none.</summary>
    internal static string? TraceOf(string? traceParent) =>
        traceParent is { Length: >= 55 } && traceParent[2] == '-' && traceParent[35] == '-' && traceParent[3..35] is var trace
        && trace.All(static c => char.IsAsciiHexDigitLower(c)) && trace.Any(static c => c != '0') ? trace : null;
}
