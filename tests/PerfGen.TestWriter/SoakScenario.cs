using System.Diagnostics;
using System.Globalization;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.TestWriter;

/// <summary>
/// A server with a task for every request: a thousand new task ids a second, each with calls, values and a sampled method, for as long as it is told.
/// Says "memory &lt;KiB&gt; &lt;records dropped&gt;" now and then, and "done &lt;calls&gt; &lt;sampled calls&gt; &lt;tasks&gt;" at the end.
/// </summary>
internal static class SoakScenario
{
    private const int TasksPerSecond = 1_000;
    private const int CallsPerTask = 20;

    private static readonly Site Handle = new("Soak", "M:Soak.Server.Handle", "Soak.Server", "Handle", "handle_time", "server");
    private static readonly Site Step = new("Soak", "M:Soak.Server.Step", "Soak.Server", "Step", "step_time");
    private static readonly Site Hash = new("Soak", "M:Soak.Server.Hash", "Soak.Server", "Hash", "hash_time") { SampleEvery = 64 };
    private static readonly Measurement Bytes = new("handled_bytes", Units.Bytes);

    public static void Run(int seconds)
    {
        long calls = 0, sampled = 0, tasks = 0;
        var start = Stopwatch.GetTimestamp();
        var nextWord = 0.0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds is var now && now < seconds)
        {
            if (now >= nextWord)
            {
                nextWord += 5;
                Say($"memory {Environment.WorkingSet / 1024} {Perf.Dropped}");
            }

            for (var due = (long)(now * TasksPerSecond); tasks < due; tasks++)
            {
                using var task = Perf.BeginTask($"task-{Environment.ProcessId}-{tasks}", "request", model: "m");
                var call = Recorder.Enter(Handle);
                for (var i = 0; i < CallsPerTask; i++)
                {
                    Recorder.Enter(Step).Exit();
                    Recorder.Enter(Hash).Exit();
                }

                var captures = call.ExitWithCaptures();
                captures.Record(Bytes, tasks);
                captures.Commit();
                task.Complete();
                calls += CallsPerTask + 1;
                sampled += CallsPerTask;
            }

            Thread.Sleep(1);
        }

        Say($"memory {Environment.WorkingSet / 1024} {Perf.Dropped}");
        Say($"done {calls} {sampled} {tasks}");
    }

    private static void Say(FormattableString line)
    {
        Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }
}
