using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.PluralAnnotationRule,
    PerfGen.CodeFixes.Units.PluralAnnotationCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.PluralAnnotationRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class PluralAnnotationRuleTests
{
    [Fact]
    public Task AnnotationsInThePluralAreReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"{hits}"|]);
                Perf.Record("a", 1, [|"{open_queries}"|]);
                Perf.Record("a", 1, [|"{requests}/s"|]);
                Perf.Record("a", 1, [|"{boxes}"|]);
            }
        }
        """,
        "'{hits}' is written in the singular, as the name of one: '{hit}'",
        "'{open_queries}' is written in the singular, as the name of one: '{open_query}'",
        "'{requests}/s' is written in the singular, as the name of one: '{request}/s'",
        "'{boxes}' is written in the singular, as the name of one: '{box}'");

    [Fact]
    public Task SingularsAndWordsThatOnlyLookLikeAPluralAreNotReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "{hit}");
                Perf.Record("a", 1, "{process}");
                Perf.Record("a", 1, "{status}");
                Perf.Record("a", 1, "{bus}");
                Perf.Record("a", 1, "{analysis}");
                Perf.Record("a", 1, Units.Tokens);
                Perf.Record("a", 1, "tokens");
                Perf.Record("a", 1, "{CPU}");
            }
        }
        """);

    [Fact]
    public Task TheSingularIsWritten() => Fix.FixesAsync(
        "Use '{hit}'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"{hits}"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "{hit}");
            }
        }
        """);

    [Fact]
    public Task AllAreWrittenInTheSingularAtOnce() => Fix.FixesAllAsync(
        "Use '{hit}'",
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, [|"{hits}"|]);
                Perf.Record("a", 1, [|"{tokens}"|]);
            }
        }
        """,
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                Perf.Record("a", 1, "{hit}");
                Perf.Record("a", 1, "{token}");
            }
        }
        """);

    [Fact, Edge("PRFG4002")]
    public Task AnAnnotationIsInTheSingular() => Rule.EdgeAsync(
        """class C { void M() => Perf.Record("a", 1, $$); }""",
        silent: "\"{request}\"",
        reported: """[|"{requests}"|]""");
}
