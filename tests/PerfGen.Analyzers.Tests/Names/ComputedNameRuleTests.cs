using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Names.ComputedNameRule, PerfGen.CodeFixes.Names.ComputedNameCodeFix>;
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

    [Fact]
    public Task AFieldThatNeverChangesBecomesAConstant() => Fix.FixesAsync(
        "Make its parts constants",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            /// <summary>Ours.</summary>
            private static readonly string Namespace = "shop";
            void M() => meter.CreateCounter<long>([|$"{Namespace}.calls"|]);
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            /// <summary>Ours.</summary>
            private const string Namespace = "shop";
            void M() => meter.CreateCounter<long>($"{Namespace}.calls");
        }
        """);

    [Fact]
    public Task AllPartsBecomeConstantsAtOnce() => Fix.FixesAllAsync(
        "Make its parts constants",
        """
        class C
        {
            static readonly string Prefix = "code";
            internal readonly static string Suffix = "time";
            void M(string other)
            {
                // Of this method.
                var what = "review";
                Perf.Record([|Prefix + "_" + what + "_" + Suffix|], 1, Units.Seconds);
                Perf.Record([|$"{Prefix}_generation_{Suffix}"|], 1, Units.Seconds);
                Perf.Record([|$"{Prefix}_{other}"|], 1, Units.Seconds);
            }
        }
        """,
        """
        class C
        {
            const string Prefix = "code";
            internal const string Suffix = "time";
            void M(string other)
            {
                // Of this method.
                const string what = "review";
                Perf.Record(Prefix + "_" + what + "_" + Suffix, 1, Units.Seconds);
                Perf.Record($"{Prefix}_generation_{Suffix}", 1, Units.Seconds);
                Perf.Record([|$"{Prefix}_{other}"|], 1, Units.Seconds);
            }
        }
        """);

    [Theory]
    [InlineData("""[|$"{Public}_time"|]""")] // other assemblies would keep the old text
    [InlineData("""[|$"{Written}_time"|]""")] // the static constructor writes it
    [InlineData("""[|$"{Made}_time"|]""")] // is made when the program runs
    [InlineData("""[|$"{Number}_time"|]""")]
    [InlineData("""[|$"{_own}_time"|]""")]
    [InlineData("""[|$"{local}_time"|]""")] // is written twice
    [InlineData("""[|One + "_time"|]""")] // is declared together with another one
    [InlineData("""[|Fine + agent|]""")]
    public Task WhatChangesIsNoConstant(string name) => Fix.OffersAsync(
        $$"""
        public class C
        {
            public static readonly string Public = "a";
            static readonly string Written = "a";
            static readonly string One = "a", Two = "b";
            static readonly string Made = typeof(C).Name;
            static readonly int Number = 1;
            static readonly string Fine = "a";
            readonly string _own = "a";
            static C() => Written = "c";
            void M(string agent) { var local = "a"; local = "b"; Perf.Record({{name}}, 1, Units.Seconds); }
        }
        """);

    [Fact, Edge("PRFG3014")]
    public Task ASumOfConstantsIsAConstant() => Rule.EdgeAsync(
        """class C(string name) { const string Prefix = "a"; void M() => Perf.Record($$, 1, Units.Seconds); string Name => name; }""",
        silent: "Prefix + \"_time\"",
        reported: """[|Name + "_time"|]""");
}
