using System.Diagnostics;
using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>The calls of a process that a call has started lie below that call.</summary>
public sealed class StartedProcessTests
{
    private const string Foreign = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public async Task TheOutermostCallsOfAStartedProcessLieBelowTheCallThatStartedIt()
    {
        using var data = new RecordedData();
        data.Record("calls=1", "ack=1");
        data.Drain();
        var (source, span) = StoredCall.Read(data.Directory, "select replace(source::varchar, '-', ''), span_id from calls", static row => ((string)row[0]!, (long)row[1]!))[0];
        Start(data, $"{source}-{span}", Foreign);

        var tree = new List<CallTreeRow>();
        await foreach (var row in new PerfQuestions(data.Directory).GetCallTreeAsync())
        {
            tree.Add(row);
        }

        Assert.Equal([(1, 1), (2, 3)], tree.Select(static row => ((int)row.Depth, (int)row.Calls)));
        Assert.Equal(tree[0].Path + " > " + tree[0].Path, tree[1].Path);
        Assert.Equal(tree[0].TotalSeconds, tree[0].SelfSeconds); // The child's time is not the parent's thread's.
        Assert.Equal([$"parent_call {source}-{span}", $"trace_parent {Foreign}"], StoredCall.Read(
            data.Directory, "select n.name || ' ' || n.text from notes n where n.kind = 'tag' and exists (select 1 from calls c where c.source = n.source) order by 1", static row => (string)row[0]!));
    }

    [Fact]
    public async Task AParentThatIsNotThereLeavesTheCallsAtTheTop()
    {
        using var data = new RecordedData();
        Start(data, "0193f0a0b0c07000800000000000000a-7", null);

        await foreach (var row in new PerfQuestions(data.Directory).GetCallTreeAsync())
        {
            Assert.Equal(1, row.Depth);
        }
    }

    private static void Start(RecordedData data, string parent, string? trace)
    {
        var start = data.Writer("calls=3", "ack=3");
        start.Environment["PERFGEN_PARENT"] = parent;
        start.Environment["TRACEPARENT"] = trace;
        using var child = Process.Start(start)!;
        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
        data.Drain();
    }
}
