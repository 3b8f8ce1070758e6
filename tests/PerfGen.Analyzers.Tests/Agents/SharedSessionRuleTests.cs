using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.SharedSessionRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class SharedSessionRuleTests
{
    [Fact]
    public Task AnIdFromStaticStateThatChangesIsReported() => Rule.ReportsAsync(
        """
        class C
        {
            static string s_id = "";
            static readonly string Fixed = "";
            static string Id { get; set; } = "";
            void M(string text)
            {
                using var a = Perf.BeginSession([|s_id|]);
                using var b = Perf.BeginTask(id: [|Id|]);
            }
        }
        """,
        "the id of the session is the static field 's_id', which all threads share and change: hand the id on, or let the scope make one",
        "the id of the session is the static property 'Id', which all threads share and change: hand the id on, or let the scope make one");

    [Fact]
    public Task OtherIdsAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            static string s_id = "";
            static readonly string Fixed = "";
            static string Id { get; set; } = "";
            void M(string text)
            {
                using var a = Perf.BeginSession(text);
                using var b = Perf.BeginSession(Fixed);
                using var c = Perf.BeginSession();
                using var d = Perf.BeginSession(agent: s_id);
            }
        }
        """);

    [Fact, Edge("PRFG6007")]
    public Task WhatNeverChangesMayBeStatic() => Rule.EdgeAsync(
        """class C { static readonly string Fixed = "a"; static string Changing = "b"; void M() { using var session = Perf.BeginSession($$); } }""",
        silent: "Fixed",
        reported: "[|Changing|]");
}
