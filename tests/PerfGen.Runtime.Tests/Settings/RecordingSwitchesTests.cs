using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Settings;

namespace PerfGen.Runtime.Tests.Settings;

/// <summary>What each switch switches when something is recorded.</summary>
public sealed class RecordingSwitchesTests
{
    private static readonly RecordingSwitches AllOn = new(PerfSettings.Default);

    [Fact]
    public void D11_SessionAndTaskSwitchesDecideOnEventsAndFacts()
    {
        Assert.All(Enum.GetValues<EventKind>(), static kind => Assert.True(AllOn.Takes(kind)));
        Assert.All(Enum.GetValues<FactKind>(), static kind => Assert.True(AllOn.Takes(kind)));
        Assert.Equal([EventKind.SessionStart], Refused<EventKind>("SESSION_DURATION"));
        Assert.Equal([EventKind.TaskStart], Refused<EventKind>("TASKS_TRACK_DURATION"));
        Assert.Equal([EventKind.TaskStart, EventKind.TaskEnd], Refused<EventKind>("TASKS_ENABLED"));
        Assert.Equal([FactKind.Tool], Refused<FactKind>("SESSION_TOOLS_USED"));
        Assert.Equal([FactKind.FileCreated, FactKind.FileModified], Refused<FactKind>("SESSION_FILES_MODIFIED"));
        Assert.False(Off("TASKS_ENABLED").Tasks);
    }

    [Fact]
    public void D11_TokenAndFileSwitchesDecideOnMetrics()
    {
        string[] asked = ["prompt_tokens", "total_cost", "files_created", "files_modified", "lines_changed", "test_coverage", "my_metric"];

        Assert.All(asked, static name => Assert.True(AllOn.Takes(name)));
        Assert.Equal(["prompt_tokens", "total_cost"], asked.Where(static name => !Off("TOKENS_TRACK_USAGE").Takes(name)));
        Assert.Equal(["files_created", "files_modified", "lines_changed"], asked.Where(static name => !Off("TASKS_TRACK_FILES").Takes(name)));
        Assert.False(Off("TOKENS_TRACK_USAGE").Tokens);
    }

    [Fact]
    public void D11_ResultsAndTheOwnersOfTokensCanBeLeftOut()
    {
        var context = new CallContext { Session = "s", Task = "t", Agent = "a" };

        Assert.Equal((TaskResult.Partial, RecordingSwitches.NoResult), (AllOn.Of(TaskResult.Partial), Off("TASKS_TRACK_RESULT").Of(TaskResult.Partial)));
        Assert.Same(context, AllOn.OfTokens(context));
        var (noTask, noSession) = (Off("TOKENS_TRACK_PER_TASK").OfTokens(context), Off("TOKENS_TRACK_PER_SESSION").OfTokens(context));
        Assert.Equal((null, "s", "a"), (noTask.Task, noTask.Session, noTask.Agent));
        Assert.Equal(("t", null, "a"), (noSession.Task, noSession.Session, noSession.Agent));
    }

    private static RecordingSwitches Off(string variable) =>
        new(PerfSettings.Load(new DataDirectory("/nowhere/.perfgen"), name => name == "PERFGEN_" + variable ? "0" : null));

    private static IEnumerable<T> Refused<T>(string variable)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(kind => !(kind is EventKind happened ? Off(variable).Takes(happened) : Off(variable).Takes((FactKind)(object)kind)));
}
