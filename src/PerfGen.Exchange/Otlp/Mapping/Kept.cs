using PerfGen.Exchange.Otlp.Model;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.Exchange.Otlp.Mapping;

/// <summary>
/// Which attributes are kept as tags: names of routes, operations and kinds. Others may hold what nobody meant to record (prompts, queries, addresses of people), and
/// are left out.
/// </summary>
internal static class Kept
{
    private const int Longest = 255;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "server.address", "server.port",
        "rpc.system", "rpc.system.name", "rpc.service", "rpc.method", "db.system.name", "db.system", "db.operation.name", "db.collection.name", "db.namespace",
        "messaging.system", "messaging.operation.name", "messaging.destination.name", "faas.name", "code.function.name",
        "error.type", "deployment.environment.name", "service.version",
        "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.system", "gen_ai.request.model", "gen_ai.tool.name", "gen_ai.tool.type", "gen_ai.token.type", "gen_ai.agent.id",
        "mcp.method.name", "type", "decision", "language", "tool_name", "tool", "query_source", "start_type", "success",
    };

    /// <summary>Says the attributes that are kept of what was recorded last.</summary>
    public static void Tag(ImportBatch batch, OtlpAttributes attributes)
    {
        foreach (var (name, value) in attributes.All)
        {
            if (Names.Contains(name) && OtlpAttributes.TextOf(value) is { Length: > 0 and <= Longest } text)
            {
                batch.Tag(name, text);
            }
        }
    }
}
