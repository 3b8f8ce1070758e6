using System.Globalization;
using PerfGen.Runtime;
using PerfGen.Runtime.Journal.Inbox;

namespace PerfGen.TestWriter;

/// <summary>What many short processes do, in one that lives until it is killed: appends numbers to the inbox, and says each that is in it.</summary>
internal static class InboxScenario
{
    public static void Run()
    {
        var directory = DataDirectory.Find();
        var context = new WorkContext { Session = string.Create(CultureInfo.InvariantCulture, $"session-{Environment.ProcessId}-0") };
        var text = new string('x', 3_000); // Long enough that a kill can fall into the write.
        for (var i = 1; ; i++)
        {
            new InboxWriter(directory).RecordTask(new TaskRecord { Id = $"task-{i}", Session = context.Session, Notes = [text], Metrics = [new MetricValue("number", i, Units.Count)] });
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ack 0 {i}"));
            Console.Out.Flush();
        }
    }
}
