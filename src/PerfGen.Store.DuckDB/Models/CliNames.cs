using System.Collections.Frozen;

namespace PerfGen.Store.DuckDB.Models;

/// <summary>One name for each command-line tool for agents, however it was written. What is not known stays as it was said.</summary>
internal static class CliNames
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["claude"] = "claude-code", ["claudecode"] = "claude-code", ["claudecodecli"] = "claude-code",
        ["gemini"] = "gemini-cli", ["geminicli"] = "gemini-cli",
        ["codex"] = "codex", ["codexcli"] = "codex", ["openaicodex"] = "codex",
        ["copilot"] = "copilot", ["copilotcli"] = "copilot", ["githubcopilot"] = "copilot", ["githubcopilotcli"] = "copilot",
        ["opencode"] = "opencode", ["cursor"] = "cursor", ["cursoragent"] = "cursor", ["cline"] = "cline", ["aider"] = "aider",
        ["qwencode"] = "qwen-code", ["qwen"] = "qwen-code",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? Normal(string? said) => said is null ? null : Known.GetValueOrDefault(ModelNames.Bare(said, keepDots: false), said.Trim());
}
