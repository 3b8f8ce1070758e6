using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.TwoNamesRule,
    PerfGen.CodeFixes.Names.TwoNamesCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.TwoNamesRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class TwoNamesRuleTests
{
    [Fact]
    public Task ANameThatTheCatalogueHasInOtherWordsIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"input_tokens"|], 1, Units.Count);
                Perf.Record([|"tokens_output"|], 1, Units.Count);
                Perf.Record([|"execution_latency"|], 1, Units.Count);
                Perf.Record([|"task_time"|], 1, Units.Count);
            }
        }
        """,
        "'input_tokens' and 'prompt_tokens' name the same quantity; the catalogue says 'prompt_tokens'",
        "'tokens_output' and 'completion_tokens' name the same quantity; the catalogue says 'completion_tokens'",
        "'execution_latency' and 'execution_time' name the same quantity; the catalogue says 'execution_time'",
        "'task_time' and 'task_duration' name the same quantity; the catalogue says 'task_duration'");

    [Fact]
    public Task ASlipOfOneLetterIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"code_reveiw_time"|], 1, Units.Count);
                Perf.Record([|"file_created"|], 1, Units.Count);
            }
        }
        """,
        "'code_reveiw_time' and 'code_review_time' name the same quantity; the catalogue says 'code_review_time'",
        "'file_created' and 'files_created' name the same quantity; the catalogue says 'files_created'");

    [Fact]
    public Task TwoNamesOfTheProjectAreReportedWhereFewerSayIt() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"queue_wait_latency"|], 1, Units.Count);
                Perf.Record("queue_wait_time", 1, Units.Count);
                Perf.Record("queue_wait_time", 1, Units.Count);
                Perf.Record("shop.cart.age", 1, Units.Count);
                Perf.Record([|"cart.shop.age"|], 1, Units.Count);
            }
        }
        """,
        "'queue_wait_latency' and 'queue_wait_time' name the same quantity; write 'queue_wait_time' in all places",
        "'cart.shop.age' and 'shop.cart.age' name the same quantity; write 'shop.cart.age' in all places");

    [Fact]
    public Task OtherQuantitiesAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("prompt_tokens", 1, Units.Count);
                Perf.Record("input_lines", 1, Units.Count);
                Perf.Record("prompt_lines", 1, Units.Count);
                Perf.Record("resting_time", 1, Units.Count);
                Perf.Record("shop.p50", 1, Units.Count);
                Perf.Record("shop.p95", 1, Units.Count);
                Perf.Record("input", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheConventionsOfOTelSayInput() => Rule.ReportsUnderAsync(
        "perfgen_profile = otel",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("gen_ai.usage.input_tokens", 1, Units.Count);
                Perf.Record("input_tokens", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheNameOfTheCatalogueIsWritten() => Fix.FixesAsync(
        "Rename to 'prompt_tokens'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"input_tokens"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("prompt_tokens", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task AllNamesBecomeThoseOfTheCatalogue() => Fix.FixesAllAsync(
        "Rename to 'prompt_tokens'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"input_tokens"|], 1, Units.Count);
                Perf.Record([|"output_tokens"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("prompt_tokens", 1, Units.Count);
                Perf.Record("completion_tokens", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3007")]
    public Task WordsThatMeanTheSameMakeOneName() => Rule.EdgeAsync(
        """class C { void M() { Perf.Record("audit_latency", 1, Units.Seconds); Perf.Record($$, 1, Units.Seconds); } }""",
        silent: "\"audit_wait\"",
        reported: """[|"audit_duration"|]""");
}
