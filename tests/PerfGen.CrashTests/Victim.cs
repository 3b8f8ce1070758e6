using System.Diagnostics;
using System.Globalization;

namespace PerfGen.CrashTests;

/// <summary>What a writer does.</summary>
/// <param name="Threads">Threads that record.</param>
/// <param name="Drains">Whether it drains in its process.</param>
/// <param name="AcknowledgeEvery">Calls after which a thread says how many it has recorded.</param>
/// <param name="Rate">Calls a second of each thread; 0 is as many as it can.</param>
internal readonly record struct Load(int Threads, bool Drains, int AcknowledgeEvery, int Rate);

/// <summary>A process that is going to be killed: what it said until then.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process _process;
    private readonly Lock _reading = new();
    private readonly Dictionary<int, int> _acknowledged = [];
    private readonly List<string> _lines = [];
    private string _errors = "";

    private Victim(string assembly, string directory, IEnumerable<string> arguments, OtherUser? user = null, int? journalLimit = null)
    {
        string[] words = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments];
        words = user is null ? words : user.CommandOf(words);
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment["PERFGEN_DIR"] = directory;
        if (journalLimit is { } limit)
        {
            start.Environment["PERFGEN_JOURNAL_LIMIT_MIB"] = limit.ToString(CultureInfo.InvariantCulture);
        }

        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // Whoever is killed leaves no pipes of the debugger behind.
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors += line.Data;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A program that numbers its calls, captures each one's number, and says how many are recorded for good.</summary>
    public static Victim Writer(string directory, Load load, OtherUser? user = null) =>
        new("PerfGen.TestWriter.dll", directory,
            ["calls=100000000", "capture=1", "pause=1", $"threads={load.Threads}", $"ack={load.AcknowledgeEvery}", $"drain={(load.Drains ? 1 : 0)}", $"rate={load.Rate}"], user)
        {
            AcknowledgeEvery = load.AcknowledgeEvery,
        };

    /// <summary>A program whose calls capture nothing, so that they may be folded where the journals of its directory take more than <paramref name="journalLimit"/> MiB.</summary>
    public static Victim FoldingWriter(string directory, Load load, int journalLimit) =>
        new("PerfGen.TestWriter.dll", directory,
            ["calls=100000000", "pause=1", $"threads={load.Threads}", $"ack={load.AcknowledgeEvery}", $"rate={load.Rate}"], journalLimit: journalLimit)
        {
            AcknowledgeEvery = load.AcknowledgeEvery,
        };

    /// <summary>A program that appends to the inbox as many short ones would.</summary>
    public static Victim Appender(string directory) => new("PerfGen.TestWriter.dll", directory, ["scenario=inbox"]);

    /// <summary>The command <c>perfgen drain</c>.</summary>
    public static Victim Drainer(string directory, OtherUser? user = null) => Command(directory, user, "drain");

    /// <summary>A command that takes a data directory.</summary>
    public static Victim Command(string directory, OtherUser? user, params string[] words) => new("perfgen.dll", directory, [.. words, "--dir", directory], user);

    /// <summary>A server that records for some seconds and drains in its process: see <c>SoakScenario</c>.</summary>
    public static Victim Soak(string directory, int seconds) => new("PerfGen.TestWriter.dll", directory, ["scenario=soak", $"seconds={seconds}", "drain=1"]);

    /// <summary>A program that records at a rate, drains in its process, and ends.</summary>
    public static Victim Server(string directory, int calls, int rate) =>
        new("PerfGen.TestWriter.dll", directory, [$"calls={calls}", $"rate={rate}", $"ack={Math.Max(rate / 20, 1)}", "drain=1"]);

    /// <summary>Somebody who asks without a pause: see <c>ReaderScenario</c>.</summary>
    public static Victim Reader(string directory) => new("PerfGen.TestWriter.dll", directory, ["scenario=read"]);

    /// <summary>A person who opens and closes the database: see <c>DatabaseHolder</c>.</summary>
    public static Victim Shell(string directory) => new("PerfGen.TestWriter.dll", directory, ["scenario=shell"]);

    public int Id => _process.Id;

    /// <summary>Calls after which a thread of a writer says how many it has recorded.</summary>
    public int AcknowledgeEvery { get; private init; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

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
