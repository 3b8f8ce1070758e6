using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.NamelessWorkerRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class NamelessWorkerRuleTests
{
    [Fact]
    public Task EmptyNamesAreReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance("a", Agent = [|""|])]
            void M()
            {
                using var task = Perf.BeginTask(type: [|" "|]);
                using var session = Perf.BeginSession(null, [|""|]);
                using var use = Perf.Use(model: [|""|]);
            }
        }
        """,
        "'Agent' of [TrackPerformance] is empty: name it, or leave it out to take that of the surrounding scope",
        "'type' of Perf.BeginTask is empty: name it, or leave it out to take that of the surrounding scope",
        "'agent' of Perf.BeginSession is empty: name it, or leave it out to take that of the surrounding scope",
        "'model' of Perf.Use is empty: name it, or leave it out to take that of the surrounding scope");

    [Fact]
    public Task AnActivityOfAnAgentOrToolWithoutNameIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", [|"invoke_agent"|]);
                activity.SetTag("gen_ai.operation.name", [|"execute_tool"|]);
            }
        }
        """,
        "an activity of 'invoke_agent' has no 'gen_ai.agent.name': set the tag, so that its work can be told from others'",
        "an activity of 'execute_tool' has no 'gen_ai.tool.name': set the tag, so that its work can be told from others'");

    [Fact]
    public Task NamesAndWhatIsLeftOutAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance(Agent = "reviewer")]
            void M(string agent)
            {
                using var task = Perf.BeginTask(agent: agent, type: null);
                using var session = Perf.BeginSession();
            }
        }
        """);

    [Fact]
    public Task AnActivityWithANameIsNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            void M(Activity activity, Activity? maybe, string text)
            {
                activity.SetTag("gen_ai.operation.name", "invoke_agent");
                activity.SetTag("gen_ai.agent.id", text);
                activity.SetTag("gen_ai.operation.name", "chat");
            }
        }
        """);

    [Fact, Edge("PRFG6001")]
    public Task ABlankIsNoName() => Rule.EdgeAsync(
        "class C { void M() { using var scope = Perf.Use(agent: $$); } }",
        silent: "\"a\"",
        reported: """[|" "|]""");
}
