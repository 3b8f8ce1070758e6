namespace PerfGen.Analyzers.Vocabulary;

/// <summary>Short forms that readers of a chart have to guess, and the words that they stand for. Terms of the field (cpu, gc, http, io) are none.</summary>
internal static class Abbreviations
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["cfg"] = "config",
        ["cnt"] = "count",
        ["conn"] = "connection",
        ["conns"] = "connections",
        ["dur"] = "duration",
        ["err"] = "error",
        ["errs"] = "errors",
        ["exec"] = "execution",
        ["lat"] = "latency",
        ["mem"] = "memory",
        ["mgr"] = "manager",
        ["msg"] = "message",
        ["msgs"] = "messages",
        ["num"] = "number",
        ["perf"] = "performance",
        ["proc"] = "process",
        ["qty"] = "quantity",
        ["req"] = "request",
        ["reqs"] = "requests",
        ["resp"] = "response",
        ["svc"] = "service",
        ["usr"] = "user",
    };

    /// <summary>The word that a short form stands for; null for any other word.</summary>
    public static string? Expand(string word) => Words.TryGetValue(word, out var expanded) ? expanded : null;
}
