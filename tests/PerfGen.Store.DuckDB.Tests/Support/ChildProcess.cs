using System.Diagnostics;
using System.Globalization;

namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>A process that a test starts, reads, and kills; it does not outlive the test.</summary>
public sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<string> _errors = [];

    private ChildProcess(string assembly, TemporaryData data, IEnumerable<string> arguments, (string Name, string Value)[] environment, string[] before)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (before.Length > 0)
        {
            // Another program that starts this one in surroundings of its own.
            string[] command = [.. before, start.FileName, .. start.ArgumentList];
            start.FileName = command[0];
            start.ArgumentList.Clear();
            foreach (var argument in command[1..])
            {
                start.ArgumentList.Add(argument);
            }
        }

        start.Environment["PERFGEN_DIR"] = data.Directory.Path;
        start.Environment.Remove("PERFGEN_ENABLED");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(_lines, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A program that records: see <c>PerfGen.TestWriter</c>.</summary>
    public static ChildProcess Writer(TemporaryData data, params string[] arguments) => new("PerfGen.TestWriter.dll", data, arguments, [], []);

    /// <summary>The same, in an environment that says more.</summary>
    public static ChildProcess WriterIn((string Name, string Value)[] environment, TemporaryData data, params string[] arguments) =>
        new("PerfGen.TestWriter.dll", data, arguments, environment, []);

    /// <summary>The same, started by another program: its name and arguments come before.</summary>
    public static ChildProcess WriterBehind(string[] before, TemporaryData data, params string[] arguments) => new("PerfGen.TestWriter.dll", data, arguments, [], before);

    /// <summary>This assembly as a process: see <see cref="Program"/>.</summary>
    public static ChildProcess Start(string verb, TemporaryData data) => new("PerfGen.Store.DuckDB.Tests.dll", data, [verb, data.Directory.Path], [], []);

    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Calls that the writer has said are recorded for good.</summary>
    public long Acknowledged => Lines.Select(static line => line.Split(' ')).Where(static words => words is ["ack", _, _])
        .GroupBy(static words => words[1]).Sum(static thread => thread.Max(static words => long.Parse(words[2], CultureInfo.InvariantCulture)));

    public void WaitForLine(Func<string, bool> isIt)
    {
        var start = Stopwatch.GetTimestamp();
        while (!Lines.Any(isIt))
        {
            Assert.False(_process.HasExited && !Lines.Any(isIt), $"It ended with {(_process.HasExited ? _process.ExitCode : 0)}: {string.Join('\n', Lines)} {Errors}");
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"It did not say what it should: {string.Join('\n', Lines)} {Errors}");
            Thread.Sleep(5);
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for an end that is well and silent.</summary>
    public void WaitForSuccess()
    {
        Assert.True(_process.WaitForExit(Patience), "It did not end.");
        _process.WaitForExit();
        Assert.Equal("", Errors);
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is not null)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}
