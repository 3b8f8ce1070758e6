using System.Diagnostics;
using System.Text;

namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>The sample as a person runs it: a process of its own, with a data directory and a working directory that the test gives it.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private SampleProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public static SampleProcess Start(TemporaryFolder folder, params string[] arguments) => Start(folder, isRecording: true, arguments);

    /// <summary>Starts it; where it is not recording, its environment switches PerfGen off.</summary>
    public static SampleProcess Start(TemporaryFolder folder, bool isRecording, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["exec", typeof(ReviewOptions).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PERFGEN_DIR"] = folder.At("data");

        // What a killed process cannot clean up goes with the test's folder.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(folder.At("tmp")).FullName;
        foreach (var variable in (string[])["PERFGEN_SESSION", "PERFGEN_TASK", "PERFGEN_AGENT", "PERFGEN_MODEL", "PERFGEN_CLI", "PERFGEN_ENABLED", "OPENAI_API_KEY"])
        {
            start.Environment.Remove(variable);
        }

        if (!isRecording)
        {
            start.Environment["PERFGEN_ENABLED"] = "0";
        }

        return new SampleProcess(Process.Start(start)!);
    }

    /// <summary>Starts it, and waits for it.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var sample = Start(folder, arguments);
        return await sample.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>SIGKILL: the process gets no chance to do anything more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, which the sample takes like Ctrl-C.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
