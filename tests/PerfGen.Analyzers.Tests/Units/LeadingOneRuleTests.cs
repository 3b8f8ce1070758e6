using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.LeadingOneRule,
    PerfGen.CodeFixes.Units.LeadingOneCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.LeadingOneRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class LeadingOneRuleTests
{
    [Fact]
    public Task ANeedlessOneIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"1{visit}"|]);
                Perf.Record("a", 1, [|"By/1{visit}"|]);
            }
        }
        """,
        "'1{visit}' says no more than '{visit}'",
        "'By/1{visit}' says no more than 'By/{visit}'");

    [Fact]
    public Task ARatioAndAnnotationsAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "1");
                Perf.Record("a", 1, "{visit}");
                Perf.Record("a", 1, "ratio");
            }
        }
        """);

    [Fact]
    public Task TheOneIsDropped() => Fix.FixesAsync(
        "Use '{visit}'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"1{visit}"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "{visit}");
            }
        }
        """);

    [Fact]
    public Task ItIsDroppedEverywhereAtOnce() => Fix.FixesAllAsync(
        "Use '{visit}'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"1{visit}"|]);
                Perf.Record("a", 1, [|"1{cart}"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "{visit}");
                Perf.Record("a", 1, "{cart}");
            }
        }
        """);

    [Fact, Edge("PRFG4003")]
    public Task AOneAloneIsAUnit() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("a", 1, $$); }""",
        silent: "\"1\"",
        reported: """[|"1{request}"|]""");
}
