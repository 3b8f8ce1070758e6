using System.Diagnostics;
using System.Text;

namespace PerfGen.Cli.Tests.Support;

/// <summary>The command as a user runs it: a process of its own.</summary>
internal static class Perfgen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Variables =
        ["PERFGEN_SESSION", "PERFGEN_TASK", "PERFGEN_AGENT", "PERFGEN_MODEL", "PERFGEN_CLI", "PERFGEN_ENABLED", "PERFGEN_DIR", "TRACEPARENT", "NO_COLOR", "TERM",
         "ANTHROPIC_MODEL", "CLAUDE_MODEL", "MODEL_NAME", "GLM_MODEL", "ZHIPU_MODEL", "OPENAI_MODEL", "CLAUDECODE", "GEMINI_CLI", "CODEX_SANDBOX", "CURSOR_AGENT", "OPENCODE"];

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "perfgen.dll");

    /// <summary>Runs it with <c>PERFGEN_DIR</c> set to a directory.</summary>
    public static Task<Outcome> RunAsync(string directory, params string[] arguments) => RunWithInputAsync(directory, null, arguments);

    /// <summary>Runs it in a folder, where it looks for files.</summary>
    public static Task<Outcome> RunInFolderAsync(string folder, string directory, params string[] arguments)
    {
        var start = StartInfo(directory, arguments);
        start.WorkingDirectory = folder;
        return RunAsync(start, null);
    }

    /// <summary>Runs it on a machine of a time zone.</summary>
    public static Task<Outcome> RunInZoneAsync(string zone, string directory, params string[] arguments)
    {
        var start = StartInfo(directory, arguments);
        start.Environment["TZ"] = zone;
        return RunAsync(start, null);
    }

    public static Task<Outcome> RunWithInputAsync(string directory, string? input, params string[] arguments) => RunAsync(StartInfo(directory, arguments), input);

    private static async Task<Outcome> RunAsync(ProcessStartInfo start, string? input)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public static ProcessStartInfo StartInfo(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])["exec", Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in Variables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["PERFGEN_DIR"] = directory;
        return start;
    }
}

/// <summary>How a process ended, and what it wrote.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The sentence on stderr, where there is exactly one, and nothing that a user should not see.</summary>
    public string Sentence()
    {
        Assert.EndsWith("\n", Errors, StringComparison.Ordinal);
        var line = Errors[..^1];
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith("perfgen: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of perfgen", line, StringComparison.Ordinal);
        return line["perfgen: ".Length..];
    }
}
