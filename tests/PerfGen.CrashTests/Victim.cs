using System.Diagnostics;
using System.Globalization;

namespace PerfGen.CrashTests;

/// <summary>A process that is going to be killed: what it said until then.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process _process;
    private readonly Lock _reading = new();
    private readonly Dictionary<int, int> _acknowledged = [];
    private readonly List<string> _lines = [];
    private string _errors = "";

    private Victim(string assembly, string directory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment["PERFGEN_DIR"] = directory;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors += line.Data;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A program that numbers its calls, captures each one's number, and says how many are recorded for good.</summary>
    public static Victim Writer(string directory, int threads, bool drains, int acknowledgeEvery) =>
        new("PerfGen.TestWriter.dll", directory,
            ["calls=100000000", "capture=1", "pause=1", $"threads={threads}", $"ack={acknowledgeEvery}", $"drain={(drains ? 1 : 0)}"]);

    /// <summary>A program that appends to the inbox as many short ones would.</summary>
    public static Victim Appender(string directory) => new("PerfGen.TestWriter.dll", directory, ["scenario=inbox"]);

    /// <summary>The command <c>perfgen drain</c>.</summary>
    public static Victim Drainer(string directory) => new("perfgen.dll", directory, ["drain", "--dir", directory]);

    /// <summary>A server that records for some seconds and drains in its process: see <c>SoakScenario</c>.</summary>
    public static Victim Soak(string directory, int seconds) => new("PerfGen.TestWriter.dll", directory, ["scenario=soak", $"seconds={seconds}", "drain=1"]);

    public int Id => _process.Id;

    /// <summary>The words of each line that begins with <paramref name="first"/>.</summary>
    public IReadOnlyList<string[]> Said(string first)
    {
        lock (_reading)
        {
            return [.. _lines.Select(static line => line.Split(' ')).Where(words => words[0] == first)];
        }
    }

    /// <summary>Whether it has ended by itself; then all that it said has been read.</summary>
    public bool WaitForExit(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
        {
            return false;
        }

        _process.WaitForExit();
        return true;
    }

    /// <summary>What it said on stderr, where nothing is ever written but by a fault.</summary>
    public string Errors => _errors;

    /// <summary>Per thread, the number of the last call that it acknowledged.</summary>
    public IReadOnlyDictionary<int, int> Acknowledged
    {
        get
        {
            lock (_reading)
            {
                return new Dictionary<int, int>(_acknowledged);
            }
        }
    }

    /// <summary>SIGKILL; what it had written to its pipe is read to the end.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.Split(' ') is ["ack", var thread, var calls])
        {
            lock (_reading)
            {
                _acknowledged[int.Parse(thread, CultureInfo.InvariantCulture)] = int.Parse(calls, CultureInfo.InvariantCulture);
            }
        }
        else if (line is not null)
        {
            lock (_reading)
            {
                _lines.Add(line);
            }
        }
    }
}
