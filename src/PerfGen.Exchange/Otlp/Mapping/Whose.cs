using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>Whose work something is, by the attributes of its process and its own.</summary>
internal static class Whose
{
    private const string Nobody = "unknown_service";

    /// <summary>Services that are tools in which agents work.</summary>
    private static readonly string[] Tools = ["claude-code", "gemini-cli", "codex", "codex_cli_rs", "opencode", "qwen-code", "copilot-chat"];

    public static WorkContext Of(OtlpAttributes resource, OtlpAttributes own)
    {
        var service = Service(resource);
        return new WorkContext
        {
            Session = GenAi.Session(own) ?? GenAi.Session(resource),
            Agent = GenAi.Agent(own) ?? GenAi.Agent(resource) ?? service,
            Model = GenAi.Model(own) ?? own.Text("model"),
            Cli = service is not null && Tools.Contains(service) ? service : null,
        };
    }

    /// <summary>The service that sends; null where it has no name.</summary>
    public static string? Service(OtlpAttributes resource) =>
        resource.Text("service.name") is { } name && !name.StartsWith(Nobody, StringComparison.Ordinal) ? name : null;
}
