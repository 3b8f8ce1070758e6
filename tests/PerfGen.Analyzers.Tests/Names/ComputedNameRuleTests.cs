using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.ComputedNameRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class ComputedNameRuleTests
{
    [Fact]
    public Task NamesThatAreMadeAtRunTimeAreReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter, string agent, bool late)
        {
            void M()
            {
                Perf.Record([|$"{agent}_tokens"|], 1, Units.Tokens);
                Perf.Record([|agent + "_tokens"|], 1, Units.Tokens);
                Perf.Record([|string.Format("{0}_tokens", agent)|], 1, Units.Tokens);
                Perf.Record([|late ? "late" : agent.ToLower()|], 1, Units.Tokens);
                meter.CreateCounter<long>([|$"{agent}.calls"|]);
            }
        }
        """,
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value",
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value",
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value",
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value",
        "this metric's name is put together when the program runs, so that nothing can check it, and every new value makes a new metric: write a constant, and record what varies as the context (agent, task type) or as a value");

    [Fact]
    public Task ConstantsAndNamesThatAreHandedOnAreNotReported() => Rule.ReportsAsync(
        """
        class C(string name, bool late)
        {
            private const string Prefix = "a";
            private readonly string _name = "b";
            void M()
            {
                Perf.Record($"{Prefix}_tokens", 1, Units.Tokens);
                Perf.Record(Prefix + "_tokens", 1, Units.Tokens);
                Perf.Record(nameof(late), 1, Units.Tokens);
                Perf.Record(name, 1, Units.Tokens);
                Perf.Record(_name, 1, Units.Tokens);
                Perf.Record(late ? "late" : "early", 1, Units.Tokens);
                Perf.Record(Metrics.TotalTokensUsed.Name, 1, Units.Tokens);
            }
        }
        """);
}
