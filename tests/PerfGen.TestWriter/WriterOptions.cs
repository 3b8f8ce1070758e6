using System.Globalization;

namespace PerfGen.TestWriter;

/// <summary>What the program is asked to do: words <c>name=value</c>.</summary>
/// <param name="Calls">Calls that each thread records.</param>
/// <param name="Threads">Threads that record.</param>
/// <param name="AcknowledgeEvery">Calls after which a thread writes how many it has recorded.</param>
/// <param name="CaptureEvery">Every how manieth call captures its number as the value <c>number</c>; 0 is none.</param>
/// <param name="PauseMilliseconds">Pause at each acknowledgement, so that a program lives as long as a test wants.</param>
/// <param name="Rate">Calls a second that each thread keeps to; 0 is as many as it can.</param>
/// <param name="IsDraining">Whether it drains in the process.</param>
/// <param name="LeaveOpen">Whether each thread opens one more call at the end and does not end it: with <c>end=wait</c> it is killed in it.</param>
/// <param name="Scenario"><c>agents</c>: not calls of one method, but what <see cref="AgentsScenario"/> describes. <c>soak</c>: see <see cref="SoakScenario"/>. <c>inbox</c>: see <see cref="InboxScenario"/>. <c>hold</c> and <c>shell</c>: see <see cref="DatabaseHolder"/>. <c>read</c>: see <see cref="ReaderScenario"/>. <c>preload</c>: see <see cref="PreloadScenario"/>.</param>
/// <param name="Seconds">How long the soak lasts.</param>
/// <param name="OpenFirst">Whether each thread begins a call before all others, and ends it at the end.</param>
/// <param name="SampleEvery">Of how many calls one is timed.</param>
/// <param name="Capture">What is recorded of each call beside its times.</param>
/// <param name="StartsChild">Whether it starts a process that outlives it, and says its id.</param>
/// <param name="End"><c>exit</c>, or <c>wait</c> to be killed.</param>
internal sealed record WriterOptions(
    int Calls = 1000, int Threads = 1, int AcknowledgeEvery = 1000, int CaptureEvery = 0, int PauseMilliseconds = 0, int Rate = 0, bool IsDraining = false, bool LeaveOpen = false, string Scenario = "", int Seconds = 10, bool OpenFirst = false, int SampleEvery = 0, CaptureOptions Capture = CaptureOptions.None, bool StartsChild = false, string End = "exit")
{
    public static WriterOptions Parse(string[] words)
    {
        var options = new WriterOptions();
        foreach (var word in words)
        {
            var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : throw new ArgumentException($"'{word}' is not name=value.");
            int Number() => int.Parse(value, CultureInfo.InvariantCulture);
            options = name switch
            {
                "calls" => options with { Calls = Number() },
                "threads" => options with { Threads = Number() },
                "ack" => options with { AcknowledgeEvery = Number() },
                "capture" => options with { CaptureEvery = Number() },
                "rate" => options with { Rate = Number() },
                "pause" => options with { PauseMilliseconds = Number() },
                "drain" => options with { IsDraining = Number() != 0 },
                "open" => options with { LeaveOpen = Number() != 0 },
                "scenario" => options with { Scenario = value },
                "seconds" => options with { Seconds = Number() },
                "first" => options with { OpenFirst = Number() != 0 },
                "sample" => options with { SampleEvery = Number() },
                "resources" => options with { Capture = (CaptureOptions)Number() },
                "child" => options with { StartsChild = Number() != 0 },
                "end" => options with { End = value },
                _ => throw new ArgumentException($"'{name}' is not known."),
            };
        }

        return options;
    }
}
