using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Names.AbbreviationRule,
    PerfGen.CodeFixes.Names.AbbreviationCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.AbbreviationRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class AbbreviationRuleTests
{
    [Fact]
    public Task ShortFormsAreReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"shop.req_size"|], 1, Units.Count);
                Perf.Record([|"msg_age"|], 1, Units.Count);
                Perf.Record([|"worker.mem"|], 1, Units.Count);
            }
        }
        """,
        "the metric's name 'shop.req_size' has the short form 'req': write 'shop.request_size'",
        "the metric's name 'msg_age' has the short form 'msg': write 'message_age'",
        "the metric's name 'worker.mem' has the short form 'mem': write 'worker.memory'");

    [Fact]
    public Task BannedWordsAreReported() => Rule.ReportsUnderAsync(
        "perfgen_banned_words = misc, boss:manager",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"shop.misc.age"|], 1, Units.Count);
                Perf.Record([|"boss.age"|], 1, Units.Count);
            }
        }
        """,
        "the metric's name 'shop.misc.age' has the banned word 'misc': leave it out",
        "the metric's name 'boss.age' has the banned word 'boss': write 'manager.age'");

    [Fact]
    public Task TermsOfTheFieldAndPartsOfWordsAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("cpu_usage", 1, Units.Count);
                Perf.Record("gc.pauses", 1, Units.Count);
                Perf.Record("http_requests", 1, Units.Count);
                Perf.Record("member.age", 1, Units.Count);
                Perf.Record("io.size", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task TheWordIsWrittenOut() => Fix.FixesAsync(
        "Rename to 'shop.request_size'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"shop.req_size"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("shop.request_size", 1, Units.Count);
            }
        }
        """);

    [Fact]
    public Task AllWordsAreWrittenOutAtOnce() => Fix.FixesAllAsync(
        "Rename to 'message_age'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record([|"msg_age"|], 1, Units.Count);
                Perf.Record([|"worker.mem"|], 1, Units.Count);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("message_age", 1, Units.Count);
                Perf.Record("worker.memory", 1, Units.Count);
            }
        }
        """);

    [Fact, Edge("PRFG3017")]
    public Task AShortFormIsAWordOfItsOwn() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"required\"",
        reported: """[|"req_ired"|]""");
}
