namespace PerfGen.Analyzers.Vocabulary;

/// <summary>The namespaces in which OpenTelemetry's conventions and .NET define every metric, with those metrics.</summary>
internal static class ReservedNamespaces
{
    private static readonly Dictionary<string, HashSet<string>> Metrics = new(StringComparer.Ordinal);

    static ReservedNamespaces()
    {
        Add("otel");
        Add(
            "http",
            "server.request.duration server.active_requests server.request.body.size server.response.body.size client.request.duration client.request.body.size "
            + "client.response.body.size client.open_connections client.connection.duration client.active_requests client.request.time_in_queue");
        Add(
            "db",
            "client.operation.duration client.response.returned_rows client.connection.count client.connection.idle.max client.connection.idle.min client.connection.max "
            + "client.connection.pending_requests client.connection.timeouts client.connection.create_time client.connection.wait_time client.connection.use_time");
        Add(
            "rpc",
            "server.duration client.duration server.call.duration client.call.duration server.request.size server.response.size client.request.size client.response.size "
            + "server.requests_per_rpc server.responses_per_rpc client.requests_per_rpc client.responses_per_rpc");
        Add("messaging", "client.operation.duration client.sent.messages client.consumed.messages client.published.messages process.duration");
        Add("dns", "lookup.duration");
        Add(
            "gen_ai",
            "client.token.usage client.operation.duration client.operation.time_to_first_chunk client.operation.time_per_output_chunk server.request.duration "
            + "server.time_per_output_token server.time_to_first_token");
        Add("mcp", "client.operation.duration server.operation.duration client.session.duration server.session.duration");
        Add(
            "dotnet",
            "process.cpu.count process.cpu.time process.memory.working_set gc.collections gc.heap.total_allocated gc.last_collection.memory.committed_size "
            + "gc.last_collection.heap.size gc.last_collection.heap.fragmentation.size gc.pause.time jit.compiled_il.size jit.compiled_methods jit.compilation.time "
            + "monitor.lock_contentions thread_pool.thread.count thread_pool.work_item.count thread_pool.queue.length timer.count assembly.count exceptions");
        Add(
            "kestrel",
            "active_connections connection.duration rejected_connections queued_connections queued_requests upgraded_connections tls_handshake.duration active_tls_handshakes");
        Add("signalr", "server.connection.duration server.active_connections");
    }

    /// <summary>The reserved namespace that a name is in without being one of its metrics; null where it is in none, or is one of them.</summary>
    public static string? Of(string name)
    {
        var dot = name.IndexOf('.');
        return dot > 0 && Metrics.TryGetValue(name.Substring(0, dot), out var metrics)
            && !(name.StartsWith("otel.sdk.", StringComparison.Ordinal) || metrics.Contains(name.Substring(dot + 1)))
                ? name.Substring(0, dot)
                : null;
    }

    /// <summary>Whether the conventions define the metric.</summary>
    public static bool Defines(string name)
    {
        var dot = name.IndexOf('.');
        return dot > 0 && Metrics.TryGetValue(name.Substring(0, dot), out var metrics) && metrics.Contains(name.Substring(dot + 1));
    }

    private static void Add(string name, string metrics = "") => Metrics.Add(name, new(metrics.Split(' '), StringComparer.Ordinal));
}
