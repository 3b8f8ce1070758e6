using System.Globalization;
using PerfGen.Query.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Named;

/// <summary>Which values are an agent's and which a session's: every way in which a value gets a session and an agent, or gets none.</summary>
public sealed class SwarmMetricsTests : IDisposable
{
    private readonly RecordedData _data = new();
    private readonly List<(string? Session, string? Agent, string? AgentOfMethod, string Metric, double Value)> _told = [];
    private readonly PerfQuestions _ask;

    public SwarmMetricsTests()
    {
        _data.Directory.Create();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var metric = journal.Metric("files_read", "count");
        foreach (var session in (string?[])["s1", "s2", null])
        {
            foreach (var agent in (string?[])["ada", null])
            {
                var context = journal.Context(session, agent: agent);
                Tell(session, agent, null, "files_read", value => journal.Value(metric, value, at: (long)value, context: context));
                foreach (var ofMethod in (string?[])["grace", null])
                {
                    // A method of no agent is another one: its calls are those of whoever works.
                    var site = journal.Site(ofMethod is null ? "Anyone" : "Grace", ofMethod);
                    Tell(session, agent, ofMethod, ofMethod is null ? "Anyone_time" : "Grace_time", value =>
                    {
                        ulong captured = 0;
                        Tell(session, agent, ofMethod, "files_read", inside => captured = journal.Capture(metric, inside, at: (long)inside));
                        var call = journal.Call(site, at: (long)value, duration: (long)value * 1_000_000_000, context: context, continuation: captured);

                        // What is recorded by hand is the work of whoever is at work, whatever method it was recorded in.
                        Tell(session, agent, null, "files_read", inside => journal.Value(metric, inside, at: (long)inside, context: context, parent: call));
                    });
                }
            }
        }

        journal.Write();
        _data.Drain();
        _ask = new PerfQuestions(_data.Directory);
        Assert.Equal(42, _told.Count);
    }

    [Fact]
    public async Task ValuesOfASwarmAreThoseOfASessionWithoutAnyAgentNewestFirst()
    {
        var expected = Shown(_told.Where(static told => told is { Session: not null, Agent: null, AgentOfMethod: null }).Select(static told => (told.Session, told.Metric, told.Value)));

        Assert.Equal(10, expected.Count);
        Assert.Equal(expected, await SwarmAsync(QuestionFilter.All));
    }

    [Fact]
    public async Task ValuesOfAgentsAreThoseOfAMethodOrElseOfWhoeverWorks()
    {
        var expected = Shown(_told.Where(static told => (told.AgentOfMethod ?? told.Agent) is not null).Select(static told => (told.AgentOfMethod ?? told.Agent, told.Metric, told.Value)));
        var rows = new List<(string?, string, double)>();
        await foreach (var row in _ask.GetAgentMetricsAsync())
        {
            rows.Add((row.Agent, row.MetricType!, row.Value!.Value));
        }

        Assert.Equal(27, expected.Count);
        Assert.Equal(expected, Shown(rows, ordered: true));
    }

    [Fact]
    public async Task AFilterNarrowsTheValuesOfASwarm()
    {
        Assert.Equal(["s2 Anyone_time", "s2 files_read", "s2 files_read", "s2 files_read", "s2 files_read"], (await SwarmAsync(new() { Session = "s2" })).Select(static row => row[..row.LastIndexOf(' ')]).Order(StringComparer.Ordinal));
        Assert.Equal(8, (await SwarmAsync(new() { Metric = "files_read" })).Count);
        Assert.Empty(await SwarmAsync(new() { Agent = "ada" }));
        Assert.Empty(await SwarmAsync(new() { Agent = "grace" }));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Each value is another number, and as many nanoseconds after the begin: a greater one is newer.</summary>
    private void Tell(string? session, string? agent, string? ofMethod, string metric, Action<double> tell)
    {
        var value = (_told.Count + 1) * 1000;
        _told.Add((session, agent, ofMethod, metric, value));
        tell(value);
    }

    private async Task<List<string>> SwarmAsync(QuestionFilter filter)
    {
        var rows = new List<(string?, string, double)>();
        await foreach (var row in _ask.GetSwarmMetricsAsync(filter))
        {
            rows.Add((row.SwarmId, row.MetricType!, row.Value!.Value));
        }

        return Shown(rows, ordered: true);
    }

    private static List<string> Shown(IEnumerable<(string? Whose, string Metric, double Value)> values, bool ordered = false) =>
        [.. (ordered ? values : values.OrderByDescending(static value => value.Value)).Select(static value => string.Create(CultureInfo.InvariantCulture, $"{value.Whose} {value.Metric} {value.Value}"))];
}
