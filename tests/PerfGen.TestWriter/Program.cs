using System.Diagnostics;
using System.Globalization;
using PerfGen;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Generated.V1;
using PerfGen.TestWriter;

// Records into the directory that PERFGEN_DIR names. Lines on stdout: "ack <thread> <calls>" after calls that are recorded for good,
// "source <id>" and "done <calls>" at the end.
var options = WriterOptions.Parse(args);
if (options.IsDraining)
{
    InProcessDrain.Start();
}

if (options.Scenario == "agents")
{
    AgentsScenario.Run();
    return;
}

if (options.Scenario == "inbox")
{
    InboxScenario.Run();
    return;
}

if (options.Scenario == "soak")
{
    SoakScenario.Run(options.Seconds);
    return;
}

if (options.Scenario == "hold")
{
    DatabaseHolder.Run();
}

if (options.Scenario == "shell")
{
    DatabaseHolder.ComeAndGo();
}

if (options.Scenario == "preload")
{
    PreloadScenario.Run();
    return;
}

if (options.Scenario == "read")
{
    ReaderScenario.Run();
    return;
}

var site = new Site("PerfGen.TestWriter", "M:PerfGen.TestWriter.Program.Work(System.Int32)", "PerfGen.TestWriter.Program", "Work", "work_time", "writer")
{
    SampleEvery = options.SampleEvery,
    Capture = options.Capture,
};
var number = new Measurement("number", Units.Count);
var writing = new Lock();

void Say(string line)
{
    lock (writing)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}

void Work(int i)
{
    var call = Recorder.Enter(site);
    if (options.CaptureEvery > 0 && i % options.CaptureEvery == 0)
    {
        var captures = call.ExitWithCaptures();
        captures.Record(number, i);
        captures.Commit();
    }
    else
    {
        call.Exit();
    }
}

void Write(int thread)
{
    using var session = Perf.BeginSession($"session-{Environment.ProcessId}-{thread}", agent: "writer");
    var start = Stopwatch.GetTimestamp();
    var first = options.OpenFirst ? Recorder.Enter(site) : default;
    for (var i = 1; i <= options.Calls; i++)
    {
        Work(i);
        if (i % options.AcknowledgeEvery == 0 || i == options.Calls)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"ack {thread} {i}"));
            Thread.Sleep(options.PauseMilliseconds);
            if (options.Rate > 0 && TimeSpan.FromSeconds((double)i / options.Rate) - Stopwatch.GetElapsedTime(start) is var early && early > TimeSpan.Zero)
            {
                Thread.Sleep(early);
            }
        }
    }

    if (options.OpenFirst && options.End == "wait")
    {
        Say($"filled {thread}");
        Thread.Sleep(Timeout.Infinite);
    }

    first.Exit();
    if (options.LeaveOpen)
    {
        Recorder.Enter(site);
    }

    if (options.End == "wait")
    {
        Say($"open {thread}");
        Thread.Sleep(Timeout.Infinite);
    }
}

if (options.StartsChild)
{
    // Once the journal's files are open: whatever a child could inherit, it does.
    Work(0);
    using var child = System.Diagnostics.Process.Start("sleep", "60");
    Say(string.Create(CultureInfo.InvariantCulture, $"child {child.Id}"));
}

var threads = Enumerable.Range(1, options.Threads).Select(thread => new Thread(() => Write(thread))).ToArray();
foreach (var thread in threads)
{
    thread.Start();
}

foreach (var thread in threads)
{
    thread.Join();
}

Say($"source {OwnJournal.Source}");
Say(string.Create(CultureInfo.InvariantCulture, $"done {(long)options.Calls * options.Threads}"));
