using System.Diagnostics;

namespace PerfGen.Package.Tests;

/// <summary>Runs programs to their end, as a user would from a shell of his own.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The SDK's command.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command of the SDK; fails the test where that fails, with what it printed.</summary>
    public static Task<string> RunAsync(string folder, params string[] arguments) => RunAsync(folder, Patience, arguments);

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    public static async Task<string> RunAsync(string folder, TimeSpan patience, string[] arguments)
    {
        var (exit, output) = await StartAsync(Host, folder, arguments, new Dictionary<string, string>(), patience);
        Assert.True(exit == 0, $"dotnet {string.Join(' ', arguments)} ended with {exit}:\n{output}");
        return output;
    }

    public static async Task<(int Exit, string Output)> StartAsync(
        string program, string folder, string[] arguments, IReadOnlyDictionary<string, string> environment, TimeSpan? patience = null)
    {
        using var process = Start(program, folder, arguments, environment);
        using var stop = new CancellationTokenSource(patience ?? Patience);
        var output = process.StandardOutput.ReadToEndAsync(stop.Token);
        var error = process.StandardError.ReadToEndAsync(stop.Token);
        try
        {
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {patience ?? Patience}.");
        }
    }

    /// <summary>Starts a program whose output is read by the caller.</summary>
    public static Process Start(string program, string folder, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test run's own MSBuild has set belongs to the test run.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("PERFGEN", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // No servers that outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
